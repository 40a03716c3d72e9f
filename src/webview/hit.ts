import { size, type Point, type Rect } from '../graph/geometry.ts';
import type { Camera } from './camera.ts';
import type { Drawing } from './drawing.ts';
import { cameraNow } from './gesture.ts';
import { keyOf, targetOf } from './keys.ts';
import { middleFrom } from './sight.ts';
import type { Store } from './store.ts';

const holds = (rect: Rect | undefined, { x, y }: Point): boolean =>
  rect !== undefined && x >= rect.x && x <= rect.x + rect.w && y >= rect.y && y <= rect.y + rect.h;

/** The key of what is under the pointer: an element of its own, or a block of a drawn shape. */
export function hitAt(
  event: MouseEvent,
  drawing: Drawing,
  camera: Camera,
  view: Element | null,
): string | undefined {
  const { target } = event;
  const key = meant(
    drawing,
    target instanceof Element
      ? (target.closest('[data-key]')?.getAttribute('data-key') ?? undefined)
      : undefined,
  );
  if (!view || drawing.sight.level === 'near') return key;
  const at = pointAt(event, camera, view);
  const box = boxAt(drawing, at);
  if (box === undefined) return key;
  const { layout, grouping, households, sight } = drawing;
  const service =
    sight.level === 'middle'
      ? households[box]?.members.find((each) => holds(layout.services[grouping][each], at))
      : undefined;
  if (service !== undefined) return keyOf(drawing.model, { kind: 'service', service });
  return key ?? keyOf(drawing.model, { kind: 'group', box });
}

/**
 * Lines that come out of a coupling as one points at it lie where that was pointed at: they mean it,
 * until it is selected and one chooses among them.
 */
function meant({ model, boxOf, hover, selection }: Drawing, key: string | undefined) {
  const [at, trunk] = [targetOf(model, key), targetOf(model, hover)];
  const link = at?.kind === 'link' ? model.links[at.link] : undefined;
  if (!link || trunk?.kind !== 'trunk' || selection === hover) return key;
  const ends = [boxOf[link.a], boxOf[link.b]];
  return ends.includes(trunk.a) && ends.includes(trunk.b) ? hover : key;
}

/** The box at a point of the picture. */
function boxAt({ layout, sight }: Drawing, at: Point): number | undefined {
  return sight.boxes.find((box) => holds(layout.boxes[box], at));
}

/** The box under the pointer in the picture as it is now. */
export function boxUnder(
  event: MouseEvent,
  store: Store,
  view: Element | null,
): number | undefined {
  const camera = cameraNow(store);
  const { layout } = store.get();
  if (!camera || !layout || !view) return undefined;
  const { left, top, width, height } = view.getBoundingClientRect();
  // What goes on behind the details is not seen.
  const seen = { x: left, y: top, w: width, h: height };
  if (!holds(seen, { x: event.clientX, y: event.clientY })) return undefined;
  const at = pointAt(event, camera, view);
  const found = layout.boxes.findIndex((rect) => holds(rect, at));
  return found < 0 ? undefined : found;
}

/** Pixels from the upper edge of a box, at any zoom, in which its name stands. */
const nameHeight = 24;

/** Whether one points at the name of a box; from afar all of it stands for its name. */
export const atName = (box: Rect, { y }: Point, zoom: number): boolean =>
  zoom < middleFrom || y <= box.y + Math.max(size.header, nameHeight / zoom);

/** Whether what the pointer does within one thing changes what is told of it. */
export function tellsOther(
  { model, layout, sight }: Drawing,
  key: string | undefined,
  before: Point | undefined,
  now: Point,
): boolean {
  const target = targetOf(model, key);
  const box = target?.kind === 'group' ? layout.boxes[target.box] : undefined;
  if (!box || !before) return false;
  return atName(box, before, sight.zoom) !== atName(box, now, sight.zoom);
}

/** Where on the picture the pointer is. */
export function pointAt(event: MouseEvent, camera: Camera, view: Element): Point {
  const { left, top } = view.getBoundingClientRect();
  return {
    x: (event.clientX - left - camera.x) / camera.zoom,
    y: (event.clientY - top - camera.y) / camera.zoom,
  };
}
