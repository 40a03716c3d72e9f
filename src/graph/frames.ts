import { frame, type Domain } from './domains.ts';
import type { Rect } from './geometry.ts';
import { keptOf, type Skeleton } from './skeleton.ts';

/** A domain with its frame. */
export interface PlacedDomain extends Domain {
  readonly rect: Rect;
}

type Places = readonly (Rect | undefined)[];

/**
 * Domains with their frames. In a picture that goes on from one before, a box that has come to a
 * domain since is in its frame where this then covers nothing else; any other stands elsewhere,
 * and its domain has it when all is tidied up.
 *
 * @param places per box; absent where it is not drawn
 * @param before of each domain the boxes in its frame in the picture before, by their names
 */
export function framed(
  domains: readonly Domain[],
  places: Places,
  names: readonly string[],
  before: Skeleton['domains'] | undefined,
): PlacedDomain[] {
  const standing = domains.map(({ name, boxes }) =>
    before ? stillThere(boxes, names, keptOf(before, name) ?? []) : boxes,
  );
  const frames = standing.map((own) => frameOf(own, places));
  return domains.flatMap((domain, d) => {
    let own = standing[d] ?? [];
    const come = own === domain.boxes ? [] : domain.boxes.filter((box) => !own.includes(box));
    // All together or, around those that still stand there, one by one.
    const attempts = own.length === 0 ? [come] : [come, ...come.map((box) => [box])];
    for (const more of attempts) {
      if (more.every((box) => own.includes(box))) continue;
      const wanted = new Set([...own, ...more]);
      const rect = frameOf([...wanted], places);
      const present = frames[d];
      if (!rect) continue;
      // What has left the domain may still stand in its frame.
      const isInTheWay = (at: Rect | undefined): boolean =>
        at !== undefined && common(at, rect) > (present ? common(at, present) : 0);
      if (frames.some(isInTheWay) || places.some((at, box) => !wanted.has(box) && isInTheWay(at)))
        continue;
      own = domain.boxes.filter((box) => wanted.has(box));
      frames[d] = rect;
    }
    const rect = frames[d];
    return rect ? [{ ...domain, boxes: own, rect }] : [];
  });
}

/** Those that stood together; most often all. */
function stillThere(
  boxes: readonly number[],
  names: readonly string[],
  before: readonly string[],
): readonly number[] {
  const nameOf = (box: number): string => names[box] ?? '';
  if (boxes.length === before.length && boxes.every((box, i) => nameOf(box) === before[i]))
    return boxes;
  const known = new Set(before);
  return boxes.filter((box) => known.has(nameOf(box)));
}

function frameOf(boxes: readonly number[], places: Places): Rect | undefined {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const box of boxes) {
    const at = places[box];
    if (!at) continue;
    left = Math.min(left, at.x);
    top = Math.min(top, at.y);
    right = Math.max(right, at.x + at.w);
    bottom = Math.max(bottom, at.y + at.h);
  }
  if (right < left) return undefined;
  const { side, above } = frame;
  return {
    x: left - side,
    y: top - above,
    w: right - left + 2 * side,
    h: bottom - top + above + side,
  };
}

/** The area that two rectangles have in common. */
const common = (a: Rect, b: Rect): number =>
  Math.max(0, Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x)) *
  Math.max(0, Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y));
