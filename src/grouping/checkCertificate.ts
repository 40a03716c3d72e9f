import type { Certificate, Conflict } from './certificate.ts';
import type { Problem } from './problem.ts';

/** Grains in a point: weights are whole numbers of them, and bigints add those up exactly. */
const grains = 2 ** 20;
const inGrains = (points: number): bigint => BigInt(points * grains);

/**
 * What is wrong with a certificate; undefined where it holds. Counts everything anew, pair by pair
 * and from the definition of the problem alone, without rounding anything: it shares no code with
 * the solver, and its time grows with the square of the size.
 */
export function checkCertificate(problem: Problem, certificate: Certificate): string | undefined {
  const { groupOf, overruled, bound, conflicts } = certificate;
  if (groupOf.length !== problem.size) return 'it is about another number of services';
  if (!groupOf.every((group) => Number.isInteger(group))) return 'its groups are no whole numbers';
  if (!Number.isSafeInteger(bound)) return 'its bound is no whole number';
  if (!(bound <= overruled)) return `its bound is more than the ${overruled} it overrules`;
  for (const [a, b] of problem.together)
    if (groupOf[a] !== groupOf[b]) return `${a} and ${b} have to be together`;
  const units = unitsOf(problem);
  const claims = conflicts.map((conflict) => claimOf(conflict, units));
  const used = usesOf(claims);
  let points = 0;
  let free = 0;
  let wrong: string | undefined;
  eachPair(problem, units, (a, b, share, split, apart) => {
    const together = groupOf[a] === groupOf[b];
    if (apart && together) wrong ??= `${a} and ${b} have to be apart`;
    points += together ? split : share;
    // One of the two is overruled whatever the grouping, and what cannot be had is.
    free += a === b ? split : apart ? share : Math.min(share, split);
    const use = used[a]?.get(b);
    if (use) Object.assign(use, { points: share - split, apart });
  });
  if (wrong !== undefined) return wrong;
  // Neither sum has ever become smaller, so what is exact now was exact all the time.
  if (!Number.isSafeInteger(points) || !Number.isSafeInteger(free))
    return 'there are more points than can be counted';
  if (points !== overruled) return `it overrules ${points} points`;

  let least = inGrains(free);
  for (const { conflict, need, weight, links } of claims) {
    const fits = ({ a, b, sign }: Link): boolean => {
      const { points: own = 0, apart = false } = used[a]?.get(b) ?? {};
      return apart ? sign < 0 : sign * own > 0;
    };
    if (need === 0 || !links.every(fits))
      return `${conflict.kind} ${conflict.services.join(', ')} is no conflict`;
    least += BigInt(need) * weight;
  }
  // A pair that is in more conflicts than it has points gives back what it lacks; what must be
  // apart is never overruled.
  for (const row of used)
    for (const { weight, points: own, apart } of row?.values() ?? []) {
      const over = weight - inGrains(Math.abs(own));
      if (!apart && over > 0n) least -= over;
    }
  // Points are whole numbers: whoever overrules more than one less overrules as many.
  return least > inGrains(bound - 1)
    ? undefined
    : `its conflicts prove ${Number(least) / grains} points`;
}

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
  /** In grains. */
  readonly weight: bigint;
  readonly links: readonly Link[];
}

function claimOf(conflict: Conflict, units: Int32Array): Claim {
  const { kind, services } = conflict;
  const nonsense = { conflict, need: 0, weight: 0n, links: [] };
  const weight = weightOf(conflict);
  const own = services.flatMap((service) => units[service] ?? []);
  if (weight === undefined || services.length < 3 || new Set(own).size < services.length)
    return nonsense;
  const link = (x = -1, y = -1, sign: 1 | -1 = -1): Link => ({
    a: Math.min(x, y),
    b: Math.max(x, y),
    sign,
  });
  const [first, ...others] = own;
  switch (kind) {
    case 'loop': {
      const links = others.map((unit, i) => link(own[i], unit, 1));
      return { conflict, need: 1, weight, links: [...links, link(first, others.at(-1))] };
    }
    case 'star': {
      const links = others.flatMap((leaf, i) => [
        link(first, leaf, 1),
        ...others.slice(0, i).map((other) => link(leaf, other)),
      ]);
      return { conflict, need: others.length - 1, weight, links };
    }
    default:
      return nonsense;
  }
}

/** A weight in grains; undefined where it is no number above 0, or no whole number of grains. */
function weightOf({ weight }: Conflict): bigint | undefined {
  const isWhole = typeof weight === 'number' && Number.isInteger(weight * grains);
  return isWhole && weight > 0 ? inGrains(weight) : undefined;
}

/** What there is between two units, and the weight in grains of all conflicts that have the pair in them. */
interface Use {
  readonly weight: bigint;
  readonly points: number;
  readonly apart: boolean;
}

/** By the lower unit of a pair and then the higher one. */
function usesOf(claims: readonly Claim[]): (Map<number, Use> | undefined)[] {
  const rows: (Map<number, Use> | undefined)[] = [];
  for (const { weight, links } of claims)
    for (const { a, b } of links) {
      const row = (rows[a] ??= new Map<number, Use>());
      row.set(b, { weight: (row.get(b)?.weight ?? 0n) + weight, points: 0, apart: false });
    }
  return rows;
}

/**
 * Goes through all pairs of units, the lower one first, that there are points about or that have
 * to be apart: what is overruled when they are apart (`share`), and when together (`split`).
 */
function eachPair(
  problem: Problem,
  units: Int32Array,
  visit: (a: number, b: number, share: number, split: number, apart: boolean) => void,
): void {
  const { size } = problem;
  const members = listsOf(size);
  units.forEach((unit, v) => members[unit]?.push(v));
  const readers = [edgesOf(problem), classesOf(problem), requiredApart(problem)];
  const row: PairRow = {
    share: new Float64Array(size),
    split: new Float64Array(size),
    apart: new Uint8Array(size),
  };
  members.forEach((own, a) => {
    // Every pair once: from its lower unit and, inside a unit, from its lower service.
    for (const v of own)
      for (const read of readers)
        read(v, (w, share, split, apart = 0) => {
          const b = units[w] ?? w;
          if (b < a || (b === a && w <= v)) return;
          row.share[b] = (row.share[b] ?? 0) + share;
          row.split[b] = (row.split[b] ?? 0) + split;
          if (apart !== 0) row.apart[b] = apart;
        });
    for (let b = a; b < size && own.length > 0; b++)
      if (row.share[b] !== 0 || row.split[b] !== 0 || row.apart[b] !== 0)
        visit(a, b, row.share[b] ?? 0, row.split[b] ?? 0, row.apart[b] === 1);
    for (const values of Object.values(row)) values.fill(0, a);
  });
}

/** What there is between one unit and every other. */
interface PairRow {
  readonly share: Float64Array;
  readonly split: Float64Array;
  readonly apart: Uint8Array;
}

/** Tells what the problem says about a service and others, of pairs that are listed from both sides. */
type Reader = (
  v: number,
  tell: (w: number, share: number, split: number, apart?: 0 | 1) => void,
) => void;

function edgesOf({ size, edges: { a, b, share, split } }: Problem): Reader {
  const listed = listsOf(size);
  a.forEach((v, e) => {
    listed[v]?.push(e);
    listed[b[e] ?? 0]?.push(e);
  });
  return (v, tell) => {
    for (const e of listed[v] ?? [])
      tell((a[e] ?? 0) + (b[e] ?? 0) - v, share[e] ?? 0, split[e] ?? 0);
  };
}

function classesOf({ size, classes }: Problem): Reader {
  return (v, tell) => {
    for (const { classOf, classCount, same, differ, except } of classes) {
      const x = classOf[v] ?? -1;
      for (let w = 0; x >= 0 && w < size; w++) {
        const y = classOf[w] ?? -1;
        if (y < 0 || w === v) continue;
        const key = Math.min(x, y) * classCount + Math.max(x, y);
        const points = x === y ? same : except.size > 0 ? (except.get(key) ?? differ) : differ;
        tell(w, Math.max(0, points), Math.max(0, -points));
      }
    }
  };
}

function requiredApart({ size, apart, separations }: Problem): Reader {
  const kept = listsOf(size);
  const keep = (v: number, w: number): void => {
    kept[v]?.push(w);
    kept[w]?.push(v);
  };
  for (const [a, b] of apart) keep(a, b);
  for (const { left, right } of separations)
    for (const v of left) for (const w of right) if (v !== w) keep(v, w);
  return (v, tell) => {
    for (const w of kept[v] ?? []) tell(w, 0, 0, 1);
  };
}

const listsOf = (size: number): number[][] => Array.from({ length: size }, () => []);
