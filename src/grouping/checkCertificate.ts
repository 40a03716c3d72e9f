import type { Certificate, Conflict } from './certificate.ts';
import type { Problem } from './problem.ts';

/**
 * What is wrong with a certificate; undefined where it holds. Counts everything anew, pair by pair
 * and from the definition of the problem alone: it shares no code with the solver, and its time
 * grows with the square of the size.
 */
export function checkCertificate(problem: Problem, certificate: Certificate): string | undefined {
  const { groupOf, overruled, bound, conflicts } = certificate;
  if (groupOf.length !== problem.size) return 'it is about another number of services';
  for (const [a, b] of problem.together)
    if (groupOf[a] !== groupOf[b]) return `${String(a)} and ${String(b)} have to be together`;
  const units = unitsOf(problem);
  const claims = conflicts.map((conflict) => claimOf(conflict, units));
  const used = usesOf(claims);
  let points = 0;
  let least = 0;
  let wrong: string | undefined;
  eachPair(problem, units, (a, b, share, split, apart) => {
    const together = groupOf[a] === groupOf[b];
    if (apart && together) wrong ??= `${String(a)} and ${String(b)} have to be apart`;
    points += together ? split : share;
    // One of the two is overruled whatever the grouping, and what cannot be had is.
    least += a === b ? split : apart ? share : Math.min(share, split);
    const use = used[a]?.get(b);
    if (use) Object.assign(use, { points: share - split, apart });
  });
  if (wrong !== undefined) return wrong;
  if (points !== overruled) return `it overrules ${String(points)} points`;

  for (const { conflict, need, links } of claims) {
    const { kind, services, weight } = conflict;
    const fits = ({ a, b, sign }: Link): boolean => {
      const { points: own = 0, apart = false } = used[a]?.get(b) ?? {};
      return apart ? sign < 0 : sign * own > 0;
    };
    if (!(weight > 0) || need === 0 || !links.every(fits))
      return `${kind} ${services.join(', ')} is no conflict`;
    if (!Number.isInteger(weight * grains)) return `${String(weight)} is no multiple of 2^-20`;
    least += need * weight;
  }
  if (least > mostExact) return 'it has more points than can be added up exactly';
  // A pair that is in more conflicts than it has points gives back what it lacks; what must be
  // apart is never overruled.
  for (const row of used)
    for (const { weight, points: own, apart } of row?.values() ?? [])
      if (!apart) least -= Math.max(0, weight - Math.abs(own));
  return bound <= Math.min(overruled, Math.ceil(least))
    ? undefined
    : `its conflicts prove ${String(least)} points`;
}

/** Weights are whole numbers of so many parts of a point, so that their sums in doubles are exact … */
const grains = 2 ** 20;
/** … up to so many points. */
const mostExact = 2 ** 33;

/** Per service the first one of those that have to be together with it: the name of its unit. */
function unitsOf({ size, together }: Problem): Int32Array {
  const unit = Int32Array.from({ length: size }, (_, v) => v);
  for (let changed = true; changed;) {
    changed = false;
    for (const [a, b] of together) {
      const least = Math.min(unit[a] ?? a, unit[b] ?? b);
      if (unit[a] === least && unit[b] === least) continue;
      unit[a] = least;
      unit[b] = least;
      changed = true;
    }
  }
  return unit;
}

/** Two units, the first below the second, that a conflict says attract (1) or repel each other (−1). */
interface Link {
  readonly a: number;
  readonly b: number;
  readonly sign: 1 | -1;
}

/** What a conflict says: of its links at least `need` are overruled; none where it makes no sense. */
interface Claim {
  readonly conflict: Conflict;
  readonly need: number;
  readonly links: readonly Link[];
}

function claimOf(conflict: Conflict, units: Int32Array): Claim {
  const own = conflict.services.map((service) => units[service] ?? -1);
  if (own.length < 3 || new Set(own).size < own.length) return { conflict, need: 0, links: [] };
  const link = (x = -1, y = -1, sign: 1 | -1 = -1): Link => ({
    a: Math.min(x, y),
    b: Math.max(x, y),
    sign,
  });
  const [first, ...others] = own;
  if (conflict.kind === 'loop') {
    const links = others.map((unit, i) => link(own[i], unit, 1));
    return { conflict, need: 1, links: [...links, link(first, others.at(-1))] };
  }
  const links = others.flatMap((leaf, i) => [
    link(first, leaf, 1),
    ...others.slice(0, i).map((other) => link(leaf, other)),
  ]);
  return { conflict, need: others.length - 1, links };
}

/** What there is between two units, and the weight of all conflicts that have the pair in them. */
interface Use {
  readonly weight: number;
  readonly points: number;
  readonly apart: boolean;
}

/** By the lower unit of a pair and then the higher one. */
function usesOf(claims: readonly Claim[]): (Map<number, Use> | undefined)[] {
  const rows: (Map<number, Use> | undefined)[] = [];
  for (const { conflict, links } of claims)
    for (const { a, b } of links) {
      const row = (rows[a] ??= new Map<number, Use>());
      const weight = (row.get(b)?.weight ?? 0) + conflict.weight;
      row.set(b, { weight, points: 0, apart: false });
    }
  return rows;
}

/**
 * Goes through all pairs of units, the lower one first, that there are points about or that have
 * to be apart: what is overruled when they are apart (`share`), and when together (`split`).
 */
function eachPair(
  { size, edges, classes, apart: alone, separations }: Problem,
  units: Int32Array,
  visit: (a: number, b: number, share: number, split: number, apart: boolean) => void,
): void {
  const members = listsOf(size);
  units.forEach((unit, v) => members[unit]?.push(v));
  const listed = listsOf(size);
  edges.a.forEach((a, e) => {
    listed[a]?.push(e);
    listed[edges.b[e] ?? 0]?.push(e);
  });
  const kept = listsOf(size);
  const keep = (v: number, w: number): void => {
    kept[v]?.push(w);
    kept[w]?.push(v);
  };
  for (const [a, b] of alone) keep(a, b);
  for (const { left, right } of separations)
    for (const v of left) for (const w of right) if (v !== w) keep(v, w);

  const [share, split] = [new Float64Array(size), new Float64Array(size)];
  const apart = new Uint8Array(size);
  const add = (b: number, forOne: number, forTwo: number): void => {
    share[b] = (share[b] ?? 0) + forOne;
    split[b] = (split[b] ?? 0) + forTwo;
  };
  members.forEach((own, a) => {
    for (const v of own) {
      // Every pair once: from its lower unit and, inside a unit, from its lower service.
      const counts = (w: number): boolean => {
        const b = units[w] ?? w;
        return b > a || (b === a && w > v);
      };
      for (const e of listed[v] ?? []) {
        const w = (edges.a[e] ?? 0) + (edges.b[e] ?? 0) - v;
        if (counts(w)) add(units[w] ?? w, edges.share[e] ?? 0, edges.split[e] ?? 0);
      }
      for (const w of kept[v] ?? []) if (counts(w)) apart[units[w] ?? w] = 1;
      for (const { classOf, classCount, same, differ, except } of classes) {
        const x = classOf[v] ?? -1;
        // A unit is named by its lowest service, so all that counts is behind it.
        for (let w = a; x >= 0 && w < size; w++) {
          const y = classOf[w] ?? -1;
          if (y < 0 || !counts(w)) continue;
          const key = Math.min(x, y) * classCount + Math.max(x, y);
          const points = x === y ? same : except.size > 0 ? (except.get(key) ?? differ) : differ;
          add(units[w] ?? w, Math.max(0, points), Math.max(0, -points));
        }
      }
    }
    for (let b = a; b < size && own.length > 0; b++)
      if (share[b] !== 0 || split[b] !== 0 || apart[b] !== 0)
        visit(a, b, share[b] ?? 0, split[b] ?? 0, apart[b] === 1);
    share.fill(0, a);
    split.fill(0, a);
    apart.fill(0, a);
  });
}

const listsOf = (size: number): number[][] => Array.from({ length: size }, () => []);
