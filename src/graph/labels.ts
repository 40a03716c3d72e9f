import type { Point } from './geometry.ts';

/** What a count with its glyph takes, with air around it. */
const pill = { w: 52, h: 26 };
const places = [0.5, 0.35, 0.65, 0.2, 0.8];

/**
 * A point on each line for its label, so that labels do not cover each other: the middle of the
 * longest stretch where it is free. Earlier lines choose first.
 */
export function labelPoints(paths: readonly (readonly Point[])[]): Point[] {
  const taken: Point[] = [];
  return paths.map((points) => {
    const stretches = points.slice(1).map((to, i) => ({ from: points[i] ?? to, to }));
    const length = (s: { from: Point; to: Point }): number =>
      Math.abs(s.to.x - s.from.x) + Math.abs(s.to.y - s.from.y);
    stretches.sort((s, t) => length(t) - length(s));
    let first: Point | undefined;
    for (const { from, to } of stretches) {
      for (const share of places) {
        const at = { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
        first ??= at;
        const free = taken.every(
          (other) => Math.abs(other.x - at.x) >= pill.w || Math.abs(other.y - at.y) >= pill.h,
        );
        if (free) {
          taken.push(at);
          return at;
        }
      }
    }
    if (first) taken.push(first);
    return first ?? { x: 0, y: 0 };
  });
}
