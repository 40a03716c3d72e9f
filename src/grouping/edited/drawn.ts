import { classPoints } from '../../rules/evidence.ts';
import type { Problem } from '../problem.ts';

/** Services that share more points with one of `open` than speak against it. */
export function drawnTo(problem: Problem, open: ReadonlySet<number>): ReadonlySet<number> {
  const { edges, classes, size } = problem;
  const own = new Map<number, Map<number, number>>([...open].map((v) => [v, new Map()]));
  const isOpen = new Uint8Array(size);
  for (const v of open) isOpen[v] = 1;
  const { a, b, share, split } = edges;
  for (let e = 0; e < a.length; e++) {
    const x = a[e] as number;
    const y = b[e] as number;
    if ((isOpen[x] as number) + (isOpen[y] as number) === 0) continue;
    const points = (share[e] as number) - (split[e] as number);
    own.get(x)?.set(y, points);
    own.get(y)?.set(x, points);
  }
  for (const [x, y] of problem.together) {
    own.get(x)?.set(y, Infinity);
    own.get(y)?.set(x, Infinity);
  }
  for (const { classOf, classCount, same, differ, except } of classes) {
    // Where strangers attract each other, everybody is drawn to everybody: that is no neighbourhood.
    if (differ > 0 || (same <= 0 && [...except.values()].every((points) => points <= 0))) continue;
    const attracting = (x: number, y: number): boolean =>
      x === y ? same > 0 : (except.get(Math.min(x, y) * classCount + Math.max(x, y)) ?? 0) > 0;
    for (const [v, points] of own) {
      const c = classOf[v] as number;
      if (c < 0) continue;
      for (let w = 0; w < size; w++) {
        const other = classOf[w] as number;
        if (other >= 0 && w !== v && attracting(c, other) && !points.has(w)) points.set(w, 0);
      }
    }
  }
  const drawn = new Set<number>();
  for (const [v, points] of own)
    for (const [w, value] of points)
      if (classes.reduce((sum, term) => sum + classPoints(term, v, w), value) > 0) drawn.add(w);
  return drawn;
}
