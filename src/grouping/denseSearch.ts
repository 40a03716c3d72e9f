import { valueOf, type Matrix } from './matrix.ts';
import { canonical } from './partition.ts';
import { randomNumbers } from './random.ts';
import type { Work } from './work.ts';

/**
 * A good partition of a full matrix: groups are joined greedily as long as that gains (Keuper
 * et al. 2015, greedy additive edge contraction), units are moved while that gains, and then
 * small random parts are broken up and rebuilt, keeping what is not worse (large-neighbourhood
 * search, Shaw 1998).
 */
export function searchDense(matrix: Matrix, work: Work, rounds: number): Int32Array {
  const { size } = matrix;
  let best = improve(matrix, joinGreedily(matrix), work);
  let bestValue = valueOf(matrix, best);
  const random = randomNumbers(0x5e41ce);
  for (let round = 0; round < rounds && !work.exhausted(); round++) {
    const broken = best.slice();
    const seed = Math.floor(random() * size);
    const few = 2 + Math.floor(random() * Math.min(8, size));
    const near = nearest(matrix, seed, few, random);
    let free = size;
    for (const unit of near) broken[unit] = free++;
    const rebuilt = improve(matrix, canonical(broken), work);
    const value = valueOf(matrix, rebuilt);
    work.spend(size * size);
    if (value < bestValue) continue;
    best = rebuilt;
    bestValue = value;
  }
  return best;
}

/** The seed and some of the units that have most to do with it, not always the same ones. */
function nearest(
  { size, points }: Matrix,
  seed: number,
  count: number,
  random: () => number,
): number[] {
  const others = Array.from({ length: size }, (_, unit) => unit).filter((unit) => unit !== seed);
  const weight = new Map(
    others.map((unit) => [unit, Math.max(0, points[seed * size + unit] as number) * random()]),
  );
  others.sort((a, b) => (weight.get(b) ?? 0) - (weight.get(a) ?? 0) || a - b);
  return [seed, ...others.slice(0, count - 1)];
}

function joinGreedily({ size, points }: Matrix): Int32Array {
  const gain = points.slice();
  const groupOf = Int32Array.from({ length: size }, (_, unit) => unit);
  const alive = Array.from({ length: size }, (_, unit) => unit);
  // The best partner of each group, so that a join looks at rows and not at all pairs.
  const partner = new Int32Array(size).fill(-1);
  const seek = (group: number): void => {
    let best = 0;
    partner[group] = -1;
    for (const other of alive) {
      if (other === group) continue;
      const value = gain[group * size + other] as number;
      if (value > best) {
        best = value;
        partner[group] = other;
      }
    }
  };
  alive.forEach(seek);
  for (;;) {
    let from = -1;
    let most = 0;
    for (const group of alive) {
      const other = partner[group] as number;
      const value = other < 0 ? 0 : (gain[group * size + other] as number);
      if (value > most) {
        most = value;
        from = group;
      }
    }
    if (from < 0) return canonical(groupOf);
    const to = partner[from] as number;
    const [kept, gone] = from < to ? [from, to] : [to, from];
    alive.splice(alive.indexOf(gone), 1);
    for (let unit = 0; unit < size; unit++) if (groupOf[unit] === gone) groupOf[unit] = kept;
    for (const other of alive) {
      if (other === kept) continue;
      const sum = (gain[kept * size + other] as number) + (gain[gone * size + other] as number);
      gain[kept * size + other] = sum;
      gain[other * size + kept] = sum;
    }
    seek(kept);
    for (const other of alive) {
      if (other === kept) continue;
      const current = partner[other] as number;
      if (current === gone || current === kept) seek(other);
      else if (
        current < 0
          ? (gain[other * size + kept] as number) > 0
          : (gain[other * size + kept] as number) > (gain[other * size + current] as number)
      )
        partner[other] = kept;
    }
  }
}

/** Moves single units, and joins whole groups, while that gains. */
function improve(matrix: Matrix, start: Int32Array, work: Work): Int32Array {
  const { size, points } = matrix;
  const groupOf = start.slice();
  // One row per group: what a unit gains by being in it; one more for a group of its own.
  const groups = size + 1;
  const pull = new Float64Array(size * groups);
  const count = new Int32Array(groups);
  for (let unit = 0; unit < size; unit++) {
    count[groupOf[unit] as number] = (count[groupOf[unit] as number] as number) + 1;
    for (let other = 0; other < size; other++) {
      const at = unit * groups + (groupOf[other] as number);
      pull[at] = (pull[at] as number) + (points[unit * size + other] as number);
    }
  }
  const move = (unit: number, to: number): void => {
    const from = groupOf[unit] as number;
    groupOf[unit] = to;
    count[from] = (count[from] as number) - 1;
    count[to] = (count[to] as number) + 1;
    for (let other = 0; other < size; other++) {
      const value = points[other * size + unit] as number;
      if (value === 0) continue;
      pull[other * groups + from] = (pull[other * groups + from] as number) - value;
      pull[other * groups + to] = (pull[other * groups + to] as number) + value;
    }
  };
  for (let moved = true; moved && work.spend(size * groups);) {
    moved = false;
    for (let unit = 0; unit < size; unit++) {
      const from = groupOf[unit] as number;
      let best = from;
      let most = pull[unit * groups + from] as number;
      let empty = -1;
      for (let group = 0; group < groups; group++) {
        if (count[group] === 0) {
          if (empty < 0) empty = group;
          continue;
        }
        const value = pull[unit * groups + group] as number;
        if (value > most) {
          most = value;
          best = group;
        }
      }
      if (most < 0 && empty >= 0 && (count[from] as number) > 1) best = empty;
      if (best === from) continue;
      move(unit, best);
      moved = true;
    }
    if (!moved) moved = joinGroups(matrix, groupOf, count, pull, groups, move);
  }
  return canonical(groupOf);
}

/** Joins the two groups that gain most, if any do. */
function joinGroups(
  { size }: Matrix,
  groupOf: Int32Array,
  count: Int32Array,
  pull: Float64Array,
  groups: number,
  move: (unit: number, to: number) => void,
): boolean {
  const between = new Float64Array(groups * groups);
  for (let unit = 0; unit < size; unit++) {
    const row = (groupOf[unit] as number) * groups;
    for (let group = 0; group < groups; group++)
      between[row + group] =
        (between[row + group] as number) + (pull[unit * groups + group] as number);
  }
  let best = 0;
  let pair: [number, number] | undefined;
  for (let x = 0; x < groups; x++)
    for (let y = x + 1; y < groups; y++)
      if (count[x] !== 0 && count[y] !== 0 && (between[x * groups + y] as number) > best) {
        best = between[x * groups + y] as number;
        pair = [x, y];
      }
  if (!pair) return false;
  for (let unit = 0; unit < size; unit++) if (groupOf[unit] === pair[1]) move(unit, pair[0]);
  return true;
}
