import { disjointSets, canonical } from './partition.ts';
import { asking, type UnitGraph } from './unitGraph.ts';

/** Above this many different profiles in one class its members count as attracted, unchecked. */
const profileLimit = 400;

export interface Components {
  /** Per unit its component, numbered by first unit. */
  readonly componentOf: Int32Array;
  /**
   * At least the sum of the positive weights inside each component, classes included: what can be
   * gained at most by putting units together. Exact unless a class has very many profiles.
   */
  readonly attraction: Float64Array;
}

/**
 * Splits the units where nothing attracts across. Repulsion between components is free, since
 * they are apart anyway, so each can be solved on its own: the first reduction of Lange,
 * Karrenbauer, Andres (2018).
 */
export function components(graph: UnitGraph): Components {
  const sets = disjointSets(graph.size);
  const classes = asking(graph);
  const profiles = profilesOf(graph);
  const byClass = classAttraction(graph, profiles, classes, (a, b) => sets.join(a, b));

  const { start, index, value } = graph.edges;
  const edgeAttraction = new Float64Array(graph.size);
  for (let u = 0; u < graph.size; u++) {
    classes.ask(u);
    for (let i = start[u] as number; i < (start[u + 1] as number); i++) {
      const v = index[i] as number;
      if (v <= u) continue;
      const byClasses = classes.points(v);
      const net = (value[i] as number) + byClasses;
      if (net > 0) sets.join(u, v);
      edgeAttraction[u] =
        (edgeAttraction[u] as number) + Math.max(0, net) - (byClass.exact ? Math.max(0, byClasses) : 0);
    }
  }
  const componentOf = canonical(Int32Array.from({ length: graph.size }, (_, u) => sets.find(u)));
  let count = 0;
  for (const c of componentOf) if (c >= count) count = c + 1;
  const attraction = new Float64Array(count);
  const credit = (unit: number, points: number): void => {
    const c = componentOf[unit] as number;
    attraction[c] = (attraction[c] as number) + points;
  };
  for (let u = 0; u < graph.size; u++) credit(u, edgeAttraction[u] as number);
  for (const { unit, points } of byClass.found) credit(unit, points);
  return { componentOf, attraction };
}

interface Profiles {
  readonly of: Int32Array;
  /** The units of each profile; all of them get the same class points. */
  readonly units: readonly number[][];
}

/** Units that hold the same are interchangeable as far as classes go. */
function profilesOf({ size, hold }: UnitGraph): Profiles {
  const known = new Map<string, number>();
  const of = new Int32Array(size);
  const units: number[][] = [];
  for (let u = 0; u < size; u++) {
    const from = hold.start[u] as number;
    const to = hold.start[u + 1] as number;
    const key = `${hold.index.subarray(from, to).join()}|${hold.value.subarray(from, to).join()}`;
    let profile = known.get(key);
    if (profile === undefined) {
      profile = units.length;
      known.set(key, profile);
      units.push([]);
    }
    of[u] = profile;
    units[profile]?.push(u);
  }
  return { of, units };
}

interface ClassAttraction {
  readonly found: readonly { readonly unit: number; readonly points: number }[];
  readonly exact: boolean;
}

/** Joins units that attract by class alone, profile by profile, and sums up what they attract by. */
function classAttraction(
  graph: UnitGraph,
  profiles: Profiles,
  classes: ReturnType<typeof asking>,
  join: (a: number, b: number) => void,
): ClassAttraction {
  const { hold } = graph;
  const holders = new Map<number, Set<number>>();
  for (const slot of graph.attracting) holders.set(slot, new Set());
  const representative = profiles.units.map((units) => units[0] as number);
  for (const [profile, unit] of representative.entries())
    for (let i = hold.start[unit] as number; i < (hold.start[unit + 1] as number); i++)
      holders.get(hold.index[i] as number)?.add(profile);

  const found: { unit: number; points: number }[] = [];
  const seen = new Set<number>();
  let exact = true;
  for (const [slot, set] of holders) {
    const among = [...set];
    if (among.length > profileLimit) {
      exact = false;
      found.push(...unchecked(graph, profiles, among, slot, join));
      continue;
    }
    for (const [i, p] of among.entries()) {
      const unit = representative[p] as number;
      classes.ask(unit);
      const own = profiles.units[p] as number[];
      for (const q of among.slice(i)) {
        const key = p < q ? p * profiles.units.length + q : q * profiles.units.length + p;
        if (seen.has(key)) continue;
        seen.add(key);
        const others = profiles.units[q] as number[];
        const pairs = p === q ? (own.length * (own.length - 1)) / 2 : own.length * others.length;
        const points = pairs > 0 ? classes.points(representative[q] as number) : 0;
        if (points <= 0) continue;
        for (const v of own) join(unit, v);
        for (const v of others) join(unit, v);
        found.push({ unit, points: points * pairs });
      }
    }
  }
  return { found, exact };
}

/** Too many profiles to look at each two: all count as attracted, by as much as a slot can give. */
function unchecked(
  { hold, ask, services }: UnitGraph,
  profiles: Profiles,
  among: readonly number[],
  slot: number,
  join: (a: number, b: number) => void,
): { unit: number; points: number }[] {
  let first = -1;
  let points = 0;
  let held = 0;
  for (const p of among)
    for (const unit of profiles.units[p] as number[]) {
      if (first < 0) first = unit;
      join(first, unit);
      held += services[unit] as number;
      for (let i = ask.start[unit] as number; i < (ask.start[unit + 1] as number); i++)
        points = Math.max(points, (ask.value[i] as number) / (services[unit] as number));
    }
  // Each attracting slot adds its own share, so a pair that holds several is counted for each.
  void hold;
  void slot;
  return [{ unit: first, points: (points * held * (held - 1)) / 2 }];
}
