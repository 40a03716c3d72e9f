import type { Work } from '../work.ts';
import { componentsOf, joined, restrictedTo, type Matrix } from './matrix.ts';
import { upperBound } from './packing.ts';

/** What a search found: a partition, the points it keeps, and what none can exceed. */
export interface Found {
  readonly groupOf: Int32Array;
  readonly value: number;
  readonly upper: number;
}

/**
 * Branch and bound: one pair is joined, or kept apart, until a bound or a reduction settles the
 * rest (Grötschel and Wakabayashi 1989, with contraction in place of an LP). Partitions that keep no
 * more than `need` are not looked for; `groupOf` is then undefined and `upper` still holds. Where
 * `work` runs out, `upper` is what the bounds say.
 */
export function branch(
  matrix: Matrix,
  need: number,
  work: Work,
): { readonly found: Found | undefined; readonly upper: number } {
  const reduced = reduce(matrix);
  if (reduced) {
    const { a, b } = reduced;
    const gain = matrix.points[a * matrix.size + b] as number;
    return lift(branch(joined(matrix, a, b), need - gain, work), a, b, gain);
  }
  const components = componentsOf(matrix);
  return components.length > 1 || matrix.size === 1
    ? byComponent(matrix, components, need, work)
    : split(matrix, need, work);
}

type Result = ReturnType<typeof branch>;

/** Back from the matrix in which `b` was joined into `a`. */
function lift({ found, upper }: Result, a: number, b: number, gain: number): Result {
  if (!found) return { found, upper: upper + gain };
  const groupOf = new Int32Array(found.groupOf.length + 1);
  for (let unit = 0; unit < groupOf.length; unit++)
    groupOf[unit] = found.groupOf[unit < b ? unit : unit === b ? a : unit - 1] as number;
  return {
    found: { groupOf, value: found.value + gain, upper: found.upper + gain },
    upper: upper + gain,
  };
}

/** Parts between which nothing speaks for sharing are solved each on its own. */
function byComponent(
  matrix: Matrix,
  components: readonly (readonly number[])[],
  need: number,
  work: Work,
): Result {
  const parts = components.map((units) => ({ units, matrix: restrictedTo(matrix, units) }));
  const bounds = parts.map((each) =>
    each.units.length === 1 ? 0 : upperBound(each.matrix, work).bound,
  );
  let total = bounds.reduce((sum, bound) => sum + bound, 0);
  if (total <= need) return { found: undefined, upper: total };
  const groupOf = new Int32Array(matrix.size);
  let value = 0;
  let next = 0;
  let missed = false;
  for (const [index, each] of parts.entries()) {
    if (each.units.length === 1) {
      groupOf[each.units[0] as number] = next++;
      continue;
    }
    const bound = bounds[index] as number;
    const result = branch(each.matrix, need - (total - bound), work);
    total += result.upper - bound;
    if (!result.found) {
      missed = true;
      break;
    }
    value += result.found.value;
    each.units.forEach((unit, i) => {
      groupOf[unit] = next + (result.found?.groupOf[i] as number);
    });
    next += each.units.length;
  }
  return { found: missed ? undefined : { groupOf, value, upper: total }, upper: total };
}

/** Joins the pair that matters most, then keeps it apart. */
function split(matrix: Matrix, need: number, work: Work): Result {
  const { size, points } = matrix;
  const { bound, rest } = upperBound(matrix, work);
  if (bound <= need) return { found: undefined, upper: bound };
  const pair = choose(matrix, rest);
  if (!pair || !work.spend(size * size)) return { found: undefined, upper: bound };
  const [a, b] = pair;
  const gain = points[a * size + b] as number;
  const together = lift(branch(joined(matrix, a, b), need - gain, work), a, b, gain);
  const apart = points.slice();
  apart[a * size + b] = apart[b * size + a] = -Infinity;
  const other = branch(
    { size, points: apart },
    Math.max(need, together.found?.value ?? -Infinity),
    work,
  );
  const upper = Math.min(bound, Math.max(together.upper, other.upper));
  const found =
    other.found && other.found.value > (together.found?.value ?? -Infinity)
      ? other.found
      : together.found;
  return { found, upper };
}

/** The gain that conflicts have used up most: keeping it or not decides most about the rest. */
function choose({ size, points }: Matrix, rest: Float64Array): [number, number] | undefined {
  let best: [number, number] | undefined;
  let most = 0;
  for (let a = 0; a < size; a++)
    for (let b = a + 1; b < size; b++) {
      const gain = points[a * size + b] as number;
      if (gain <= 0) continue;
      const weight = gain + 0.5 * (gain - Math.max(0, rest[a * size + b] as number));
      if (weight > most) {
        most = weight;
        best = [a, b];
      }
    }
  return best;
}

/**
 * A pair that some best partition joins: its gain is at least all that speaks otherwise at one
 * end (the sum of that end’s other gains and losses).
 */
function reduce({ size, points }: Matrix): { a: number; b: number } | undefined {
  for (let a = 0; a < size; a++) {
    let all = 0;
    let best = 0;
    let to = -1;
    for (let b = 0; b < size; b++) {
      const value = points[a * size + b] as number;
      all += Math.abs(value);
      if (value > best) {
        best = value;
        to = b;
      }
    }
    if (to >= 0 && best >= all - best) return a < to ? { a, b: to } : { a: to, b: a };
  }
  return undefined;
}
