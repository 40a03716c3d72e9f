import type { Instance } from '../instance/instance.ts';
import { singletons } from '../partition.ts';
import { addLoop, addStar, createRelaxation, type Relaxation } from './relaxation.ts';

/** Where the units of an instance are in the parts of one that is made from it. */
export interface Places {
  /** The part of each unit, −1 where it is in none. */
  readonly partOf: Int32Array;
  /** The number of each unit in its part; those that have been joined have the same one. */
  readonly unitOf: Int32Array;
}

/**
 * The conflicts of a relaxation that bear weight, with their weights, in parts of which the units
 * are joined from its own: what was found of the whole need not be found again. Conflicts that
 * are none there are left out.
 */
export function carried(
  lp: Relaxation,
  parts: readonly Instance[],
  { partOf, unitOf }: Places,
): Relaxation[] {
  const next = parts.map(createRelaxation);
  for (let row = 0; row < lp.rows; row++) {
    const weight = lp.best[row] as number;
    if (weight === 0) continue;
    const from = lp.unitStart[row] as number;
    const part = partOf[lp.unit[from] as number] as number;
    const instance = parts[part];
    if (instance === undefined) continue;
    const isStar = lp.star[row] === 1;
    const units: number[] = [];
    let inside = true;
    for (let i = from; i < (lp.unitStart[row + 1] as number); i++) {
      const unit = lp.unit[i] as number;
      inside &&= partOf[unit] === part;
      // Neighbours on a loop that have been joined are one step less.
      if (isStar || unitOf[unit] !== units.at(-1)) units.push(unitOf[unit] as number);
    }
    if (!inside || units.length < 3 || new Set(units).size < units.length) continue;
    const to = next[part] as Relaxation;
    if (!isStar) {
      if (areLoop(instance, units)) addLoop(to, units, weight);
    } else if (areStar(instance, units)) addStar(to, units[0] as number, units.slice(1), weight);
  }
  for (let column = 0; column < lp.pairs.count; column++) {
    const [a, b] = lp.pairs.pair(column);
    const part = partOf[a] as number;
    const [x, y] = [unitOf[a] as number, unitOf[b] as number];
    const to = next[part];
    if (!to || part !== partOf[b] || x === y) continue;
    const place = to.pairs.find(x, y);
    if (place >= 0 && lp.instance.points(a, b) > 0 === to.instance.points(x, y) > 0)
      to.x[place] = lp.x[column] as number;
  }
  return next;
}

/** From so many rows on it pays to leave out those that bear no weight … */
const manyRows = 10_000;
/** … where no more than this share of them does. */
const fewActive = 1 / 3;

/**
 * The relaxation without the conflicts that bear no weight, where those are most of very many:
 * each costs time and proves nothing. Where one is violated again, it is found again.
 */
export function slimmed(lp: Relaxation): Relaxation {
  if (lp.rows < manyRows) return lp;
  let active = 0;
  for (let row = 0; row < lp.rows; row++) if ((lp.best[row] as number) > 0) active++;
  if (active > lp.rows * fewActive) return lp;
  const { size } = lp.instance;
  const places = { partOf: new Int32Array(size), unitOf: singletons(size) };
  const [slim = lp] = carried(lp, [lp.instance], places);
  slim.turn = lp.turn;
  return slim;
}

const areLoop = ({ points }: Instance, units: readonly number[]): boolean =>
  points(units[0] as number, units.at(-1) as number) < 0 &&
  units.every((unit, i) => i === 0 || points(units[i - 1] as number, unit) > 0);

const areStar = ({ points }: Instance, [centre, ...leaves]: readonly number[]): boolean =>
  leaves.every(
    (leaf, i) =>
      points(centre as number, leaf) > 0 &&
      leaves.slice(0, i).every((other) => points(leaf, other) < 0),
  );
