import { clamp } from '../graph/geometry.ts';
import type { Point, Rect } from '../graph/geometry.ts';

/** screen = picture · zoom + (x, y) */
export interface Camera {
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
}

export interface Frame {
  readonly w: number;
  readonly h: number;
}

const lowest = 0.01;
const highest = 3;
/** A small map is not blown up to fill a large panel. */
const largestFit = 1.15;

/** Pixels that stay free around the whole picture and, if there is room, where is told what it leaves out. */
const margin = 8;
const below = 30;

export function fit(bounds: Rect, frame: Frame): Camera {
  const [w, h] = [Math.max(1, frame.w - 2 * margin), Math.max(1, frame.h - 2 * margin)];
  const zoom = clamp(
    Math.min(w / Math.max(1, bounds.w), h / Math.max(1, bounds.h)),
    lowest,
    largestFit,
  );
  const camera = centred({ x: bounds.x + bounds.w / 2, y: bounds.y + bounds.h / 2 }, zoom, frame);
  const free = (frame.h - bounds.h * zoom) / 2;
  return { ...camera, y: camera.y - clamp(below - free, 0, Math.max(0, free - margin)) };
}

export function centred(at: Point, zoom: number, frame: Frame): Camera {
  return { zoom, x: frame.w / 2 - at.x * zoom, y: frame.h / 2 - at.y * zoom };
}

/** Zooms by a factor and keeps what is under the point under it. */
export function zoomAt(camera: Camera, factor: number, at: Point): Camera {
  const zoom = clamp(camera.zoom * factor, lowest, highest);
  const scale = zoom / camera.zoom;
  return { zoom, x: at.x - (at.x - camera.x) * scale, y: at.y - (at.y - camera.y) * scale };
}

export function panned(camera: Camera, dx: number, dy: number): Camera {
  return { zoom: camera.zoom, x: camera.x + dx, y: camera.y + dy };
}

/** Moves no further than needed to show the rectangle with some air; zooms in if it is tiny. */
export function showing(camera: Camera, rect: Rect, frame: Frame, air = 40): Camera {
  const left = rect.x * camera.zoom + camera.x;
  const top = rect.y * camera.zoom + camera.y;
  const [right, bottom] = [left + rect.w * camera.zoom, top + rect.h * camera.zoom];
  const shift = (low: number, high: number, length: number): number => {
    if (high - low > length - 2 * air) return length / 2 - (low + high) / 2;
    if (low < air) return air - low;
    return high > length - air ? length - air - high : 0;
  };
  return panned(camera, shift(left, right, frame.w), shift(top, bottom, frame.h));
}

export function isCamera(value: unknown): value is Camera {
  if (typeof value !== 'object' || value === null) return false;
  const { zoom, x, y } = value as Record<string, unknown>;
  return Number.isFinite(x) && Number.isFinite(y) && Number.isFinite(zoom) && Number(zoom) > 0;
}
