import type { Rows } from '../instance/rows.ts';

/** A grouping with the members of each group. */
export interface Grouped {
  readonly groupOf: Int32Array;
  readonly members: readonly (readonly number[])[];
}

/** What is taken apart to be put together anew. */
export interface Neighbourhood {
  /** The groups that are in it, whole. */
  readonly groups: readonly number[];
  /** Their units, in lists that stay together. */
  readonly pieces: readonly (readonly number[])[];
}

/** Pieces that are put together anew at a time, at most. */
export const mostPieces = 28;
/** A larger group is not taken apart whole: some of its units are freed, the rest stays one piece. */
const largestWhole = 18;
/** How many of them: at least so many, and fewer than so many more. */
const freed = { least: 2, more: 10 } as const;
/** How likely a neighbour of a freed unit is freed, too. */
const alongChance = 0.7;
/** So many units of a piece are asked whom they are drawn to. */
const mostAsked = 50;

/**
 * The group of `seed`, then groups that those before are drawn to, the more strongly the more
 * likely, until there are `wish` pieces.
 */
export function neighbourhoodOf(
  near: Rows,
  grouped: Grouped,
  seed: number,
  wish: number,
  random: () => number,
): Neighbourhood {
  const { groupOf, members } = grouped;
  const groups: number[] = [];
  const pieces: (readonly number[])[] = [];
  for (let unit = seed; unit >= 0;) {
    groups.push(groupOf[unit] as number);
    pieces.push(...piecesAround(near, grouped, unit, random));
    if (pieces.length >= wish) break;
    let most = 0;
    unit = -1;
    for (const piece of pieces)
      for (const own of piece.length > mostAsked ? piece.slice(0, mostAsked) : piece)
        for (let e = near.start[own] as number; e < (near.start[own + 1] as number); e++) {
          const other = near.index[e] as number;
          const group = groupOf[other] as number;
          if (groups.includes(group)) continue;
          const draw = (near.value[e] as number) * random();
          if (draw <= most) continue;
          const { length } = members[group] as readonly number[];
          if (pieces.length + Math.min(length, largestWhole) > mostPieces) continue;
          most = draw;
          unit = other;
        }
  }
  return { groups, pieces };
}

/** The pieces of the group of a unit: each of its units, or a few that are freed and the rest. */
function piecesAround(
  near: Rows,
  { groupOf, members }: Grouped,
  centre: number,
  random: () => number,
): (readonly number[])[] {
  const group = groupOf[centre] as number;
  const all = members[group] as readonly number[];
  if (all.length <= largestWhole) return all.map((unit) => [unit]);
  const free = new Set<number>();
  const wish = freed.least + Math.floor(random() * freed.more);
  // From the unit in the middle along attraction inside the group, so that what is freed coheres.
  const queue = [centre];
  for (const unit of queue) {
    if (free.size >= wish) break;
    if (free.has(unit)) continue;
    free.add(unit);
    for (let e = near.start[unit] as number; e < (near.start[unit + 1] as number); e++) {
      const other = near.index[e] as number;
      if (groupOf[other] === group && !free.has(other) && random() < alongChance) queue.push(other);
    }
  }
  return [...Array.from(free, (unit) => [unit]), all.filter((unit) => !free.has(unit))];
}
