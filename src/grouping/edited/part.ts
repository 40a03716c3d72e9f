import type { ClassTerm, Problem } from '../problem.ts';

/** The problem of a few `services`, ascending; what they have with others is left out. */
export function problemOfPart(problem: Problem, services: readonly number[]): Problem {
  const place = new Int32Array(problem.size).fill(-1);
  services.forEach((v, i) => (place[v] = i));
  const within = (pairs: Problem['together']) =>
    pairs
      .map(([a, b]) => [place[a] as number, place[b] as number] as const)
      .filter(([a, b]) => a >= 0 && b >= 0);
  const inside = (list: readonly number[]) =>
    list.map((v) => place[v] as number).filter((v) => v >= 0);
  return {
    size: services.length,
    edges: edgesOfPart(problem.edges, services, place),
    classes: problem.classes.map((term) => termOfPart(term, services)),
    together: within(problem.together),
    apart: within(problem.apart),
    separations: problem.separations
      .map(({ left, right }) => ({ left: inside(left), right: inside(right) }))
      .filter(({ left, right }) => left.length > 0 && right.length > 0),
  };
}

function edgesOfPart(
  { a, b, share, split }: Problem['edges'],
  services: readonly number[],
  place: Int32Array,
): Problem['edges'] {
  const kept: number[] = [];
  for (const v of services)
    for (let e = firstOf(a, v); a[e] === v; e++)
      if ((place[b[e] as number] as number) >= 0) kept.push(e);
  return {
    a: Int32Array.from(kept, (e) => place[a[e] as number] as number),
    b: Int32Array.from(kept, (e) => place[b[e] as number] as number),
    share: Int32Array.from(kept, (e) => share[e] as number),
    split: Int32Array.from(kept, (e) => split[e] as number),
  };
}

/** Where numbers of at least `v` start in a sorted list. */
function firstOf(sorted: Int32Array, v: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < v) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The term with its classes numbered anew, so that it is no larger than the part. */
function termOfPart(term: ClassTerm, services: readonly number[]): ClassTerm {
  const numbers = new Map<number, number>();
  for (const v of services) {
    const c = term.classOf[v] as number;
    if (c >= 0) numbers.set(c, 0);
  }
  const classes = [...numbers.keys()].sort((x, y) => x - y);
  classes.forEach((c, i) => numbers.set(c, i));
  const except = new Map<number, number>();
  if (term.except.size > 0)
    classes.forEach((low, i) => {
      for (let j = i + 1; j < classes.length; j++) {
        const points = term.except.get(low * term.classCount + (classes[j] as number));
        if (points !== undefined) except.set(i * classes.length + j, points);
      }
    });
  return {
    classOf: Int32Array.from(services, (v) => numbers.get(term.classOf[v] as number) ?? -1),
    classCount: classes.length,
    same: term.same,
    differ: term.differ,
    except,
  };
}
