import { meets, type Rect } from '../graph/geometry.ts';
import type { Layout } from '../graph/layout.ts';
import type { Camera, Frame } from './camera.ts';

/** How much is told: names of domains or projects; services as blocks; services as cards. */
export type Level = 'far' | 'middle' | 'near';

/** The part of the picture that is drawn, and how. */
export interface Sight {
  readonly level: Level;
  readonly zoom: number;
  /** What the layer covers, in units of the picture: the view and an eighth of it on every side. */
  readonly area: Rect;
  /** Where the view itself begins. */
  readonly left: number;
  /** Boxes in the area, in the order of the layout. */
  readonly boxes: readonly number[];
}

/** The layer is a quarter larger than the view, so that a gesture need not draw at once. */
export const overscan = 0.125;

const nearFrom = 0.5;
/** Few cards are worth a closer look, even if their names have to be short: blocks have none. */
const nearFromWithFew = 0.32;
const few = 80;
export const middleFrom = 0.19;
/** More than so many cards or boxes are drawn more simply. */
const mostCards = 260;
const mostBoxes = 300;

/**
 * What is drawn for a camera.
 *
 * @param live the one that is looked through, while a gesture lasts
 */
export function sightOf(
  layout: Layout,
  grouping: 'current' | 'recommended',
  camera: Camera,
  frame: Frame,
  live = camera,
): Sight {
  const { zoom } = camera;
  const area = areaOf(camera, frame);
  const boxes = layout.boxes.flatMap((rect, box) => (rect && meets(rect, area) ? [box] : []));
  const level = ((): Level => {
    if (zoom < middleFrom || boxes.length > mostBoxes) return 'far';
    if (zoom < nearFromWithFew) return 'middle';
    let cards = 0;
    for (const slot of layout.services[grouping]) if (slot && meets(slot, area)) cards++;
    return cards > (zoom < nearFrom ? few : mostCards) ? 'middle' : 'near';
  })();
  return { level, zoom, area, left: -live.x / live.zoom, boxes };
}

/** Whether something that has a place is within what is drawn. */
export const isInSight = (rect: Rect | undefined, { area }: Sight): rect is Rect =>
  rect !== undefined && meets(rect, area);

function areaOf({ zoom, x, y }: Camera, { w, h }: Frame): Rect {
  return {
    x: (-x - w * overscan) / zoom,
    y: (-y - h * overscan) / zoom,
    w: (w * (1 + 2 * overscan)) / zoom,
    h: (h * (1 + 2 * overscan)) / zoom,
  };
}

/** The rectangle around all points of a line. */
export function around(points: readonly { readonly x: number; readonly y: number }[]): Rect {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  // A straight line has no width, but meets what it crosses.
  return { x: left - 1, y: top - 1, w: right - left + 2, h: bottom - top + 2 };
}
