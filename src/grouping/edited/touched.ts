import type { ClassTerm, Problem } from '../problem.ts';

/**
 * The services that an edit has touched: those with other points to somebody, of another class,
 * under another requirement, new ones, and those that were grouped with one that is gone.
 * `before` gives each service its number in the problem of before, −1 where it is new, in the
 * same order; `groupOf` the groups of before. Undefined where what a class says has changed for
 * more than `most` services: then it is a new problem.
 */
export function touchedServices(
  old: { readonly problem: Problem; readonly groupOf: Int32Array },
  problem: Problem,
  before: Int32Array,
  most: number,
): ReadonlySet<number> | undefined {
  const now = new Int32Array(old.problem.size).fill(-1);
  before.forEach((was, v) => {
    if (was >= 0) now[was] = v;
  });
  const touched = new Set<number>();
  const touch = (v: number): void => {
    if (v >= 0) touched.add(v);
  };
  before.forEach((was, v) => {
    if (was < 0) touched.add(v);
  });
  const left = new Set<number>();
  now.forEach((v, was) => {
    if (v < 0) left.add(old.groupOf[was] as number);
  });
  if (left.size > 0)
    old.groupOf.forEach((group, was) => {
      if (left.has(group)) touch(now[was] as number);
    });
  touchEdges(old.problem.edges, problem.edges, now, touch);
  touchPairs(old.problem.together, problem.together, now, touch);
  touchPairs(old.problem.apart, problem.apart, now, touch);
  touchSeparations(old.problem.separations, problem.separations, now, touch);
  if (touched.size > most || old.problem.classes.length !== problem.classes.length)
    return undefined;
  for (const [i, term] of problem.classes.entries())
    if (!touchClasses(old.problem.classes[i] as ClassTerm, term, before, touched, most))
      return undefined;
  return touched;
}

/** The class of before of a class that is new. */
const none = -2;

type Touch = (v: number) => void;

/** Both lists are sorted, and numbers keep their order, so one walk through both finds what differs. */
function touchEdges(
  old: Problem['edges'],
  edges: Problem['edges'],
  now: Int32Array,
  touch: Touch,
): void {
  const both = (x: number, y: number): void => {
    touch(x);
    touch(y);
  };
  const { a, b, share, split } = edges;
  let e = 0;
  for (let was = 0; was < old.a.length; was++) {
    const x = now[old.a[was] as number] as number;
    const y = now[old.b[was] as number] as number;
    if (x >= 0 && y >= 0)
      for (; e < a.length; e++) {
        if ((a[e] as number) > x || (a[e] === x && (b[e] as number) >= y)) break;
        both(a[e] as number, b[e] as number);
      }
    const same = x >= 0 && a[e] === x && b[e] === y;
    if (!same || share[e] !== old.share[was] || split[e] !== old.split[was]) both(x, y);
    if (same) e++;
  }
  for (; e < a.length; e++) both(a[e] as number, b[e] as number);
}

type Pairs = Problem['together'];

function touchPairs(old: Pairs, pairs: Pairs, now: Int32Array, touch: Touch): void {
  const known = new Set(old.map(([a, b]) => `${now[a]} ${now[b]}`));
  for (const pair of pairs) if (!known.delete(pair.join(' '))) pair.forEach(touch);
  for (const gone of known) gone.split(' ').map(Number).forEach(touch);
}

/** Whoever is on another side of a separation than before. */
function touchSeparations(
  old: Problem['separations'],
  separations: Problem['separations'],
  now: Int32Array,
  touch: Touch,
): void {
  const empty: readonly number[] = [];
  for (let i = 0; i < Math.max(old.length, separations.length); i++)
    for (const side of ['left', 'right'] as const) {
      const was = new Set((old[i]?.[side] ?? empty).map((v) => now[v] as number));
      for (const v of separations[i]?.[side] ?? empty) if (!was.delete(v)) touch(v);
      was.forEach(touch);
    }
}

/** False where the points of classes, rather than the classes of a few services, have changed. */
function touchClasses(
  old: ClassTerm,
  term: ClassTerm,
  before: Int32Array,
  touched: Set<number>,
  most: number,
): boolean {
  if (isSame(old, term, before)) return true;
  if (old.same !== term.same || old.differ !== term.differ) return false;
  const namesake = namesakes(old, term, before);
  const oldClass = (c: number): number => (c < 0 ? -1 : (namesake[c] as number));
  for (let v = 0; v < before.length; v++) {
    const was = before[v] as number;
    if (was >= 0 && old.classOf[was] !== oldClass(term.classOf[v] as number)) touched.add(v);
  }
  if (touched.size > most) return false;
  const changed = new Set<number>();
  const known = new Map(old.except);
  for (const [key, points] of term.except) {
    const [low, high] = [Math.floor(key / term.classCount), key % term.classCount];
    const [x, y] = [oldClass(low), oldClass(high)];
    const oldKey = Math.min(x, y) * old.classCount + Math.max(x, y);
    if (x >= 0 && y >= 0 && known.get(oldKey) === points) known.delete(oldKey);
    else changed.add(low).add(high);
  }
  if (known.size > 0) {
    const current = new Map<number, number>();
    namesake.forEach((was, c) => current.set(was, c));
    for (const key of known.keys())
      for (const was of [Math.floor(key / old.classCount), key % old.classCount])
        changed.add(current.get(was) ?? -1);
  }
  changed.delete(-1);
  if (changed.size > 0)
    term.classOf.forEach((c, v) => {
      if (changed.has(c)) touched.add(v);
    });
  return touched.size <= most;
}

/** Whether a term says just what it said, and numbers its classes as before; most edits change one term. */
function isSame(old: ClassTerm, term: ClassTerm, before: Int32Array): boolean {
  if (old === term) return true;
  const { same, differ, classCount, except } = term;
  if (old.same !== same || old.differ !== differ || old.classCount !== classCount) return false;
  for (let v = 0; v < before.length; v++) {
    const was = before[v] as number;
    if (was >= 0 && old.classOf[was] !== term.classOf[v]) return false;
  }
  if (old.except.size !== except.size) return false;
  for (const [key, points] of except) if (old.except.get(key) !== points) return false;
  return true;
}

/**
 * Per class the one of before that most of its services were in, −2 where there is none or another
 * has it (the majority vote of Boyer and Moore 1981).
 */
function namesakes(old: ClassTerm, term: ClassTerm, before: Int32Array): Int32Array {
  const result = new Int32Array(term.classCount).fill(none);
  const lead = new Int32Array(term.classCount);
  for (let v = 0; v < before.length; v++) {
    const c = term.classOf[v] as number;
    const was = before[v] as number;
    if (c < 0 || was < 0) continue;
    const from = old.classOf[was] as number;
    if (lead[c] === 0) result[c] = from;
    lead[c] = (lead[c] as number) + (result[c] === from ? 1 : -1);
  }
  const owner = new Int32Array(old.classCount).fill(-1);
  for (let c = 0; c < term.classCount; c++) {
    const from = result[c] as number;
    if (from < 0) {
      result[c] = none;
      continue;
    }
    const other = owner[from] as number;
    if (other >= 0) result[(lead[other] as number) < (lead[c] as number) ? other : c] = none;
    if (result[c] === from) owner[from] = c;
  }
  return result;
}
