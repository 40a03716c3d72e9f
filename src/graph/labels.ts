import type { Point } from './geometry.ts';

/** What a count with its glyph takes, with air around it. */
const pill = { w: 52, h: 26 };
const places = [0.5, 0.35, 0.65, 0.2, 0.8];

/** A straight piece of a line. */
export interface Stretch {
  readonly from: Point;
  readonly to: Point;
}

/** How long a level or upright stretch is. */
export const lengthOf = ({ from, to }: Stretch): number =>
  Math.abs(to.x - from.x) + Math.abs(to.y - from.y);

/** The straight pieces of a line, the longest first. */
export const stretchesOf = (points: readonly Point[]): Stretch[] =>
  points
    .slice(1)
    .map((to, i) => ({ from: points[i] ?? to, to }))
    .sort((s, t) => lengthOf(t) - lengthOf(s));

/** Where on a line its label may stand, the best places first. */
export const placesOn = (stretches: readonly Stretch[]): Point[] =>
  stretches.flatMap(({ from, to }) =>
    places.map((share) => ({
      x: from.x + (to.x - from.x) * share,
      y: from.y + (to.y - from.y) * share,
    })),
  );

/** Whether a level or upright stretch comes into a space around a point. */
export const comesNear = ({ from, to }: Stretch, { x, y }: Point, w: number, h: number): boolean =>
  Math.min(from.x, to.x) < x + w / 2 &&
  Math.max(from.x, to.x) > x - w / 2 &&
  Math.min(from.y, to.y) < y + h / 2 &&
  Math.max(from.y, to.y) > y - h / 2;

/**
 * A point on each line for its label, so that labels cover neither each other nor, where there
 * is such a place, another line. Earlier lines choose first.
 */
export function labelPoints(paths: readonly (readonly Point[])[]): Point[] {
  const taken: Point[] = [];
  const lines = paths.map(stretchesOf);
  return lines.map((stretches, line) => {
    const all = placesOn(stretches);
    const isFree = (at: Point): boolean =>
      taken.every(
        (other) => Math.abs(other.x - at.x) >= pill.w || Math.abs(other.y - at.y) >= pill.h,
      );
    const isAlone = (at: Point): boolean =>
      lines.every(
        (other, index) =>
          index === line ||
          !other.some((stretch) => comesNear(stretch, at, pill.w - 12, pill.h - 6)),
      );
    const chosen = all.find((at) => isFree(at) && isAlone(at)) ??
      all.find(isFree) ??
      all[0] ?? { x: 0, y: 0 };
    taken.push(chosen);
    return chosen;
  });
}
