import { overscan } from './sight.ts';
import { panned, type Camera, type Frame } from './camera.ts';

/** How far the live camera is from the one the layer was drawn for. */
export interface Shift {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

/** What turns what was drawn for one camera into what another sees; on the view’s own pixels. */
export function shiftOf(drawn: Camera, live: Camera): Shift {
  const scale = live.zoom / drawn.zoom;
  return { scale, x: live.x - drawn.x * scale, y: live.y - drawn.y * scale };
}

export const transformOf = ({ scale, x, y }: Shift): string =>
  `translate(${x}px, ${y}px) scale(${scale})`;

/** Whether the layer still covers the view, and its names are near enough to their size. */
export function covers({ scale, x, y }: Shift, { w, h }: Frame): boolean {
  if (scale > 1.6 || scale < 0.6) return false;
  const [left, top] = [x - w * overscan * scale, y - h * overscan * scale];
  const size = (1 + 2 * overscan) * scale;
  // Zoomed out, the margin shows what is not drawn yet: a little of that is no harm.
  const slack = scale < 1 ? 0.25 : 0;
  return (
    left <= w * slack &&
    top <= h * slack &&
    left + w * size >= w * (1 - slack) &&
    top + h * size >= h * (1 - slack)
  );
}

/** So much of the layer’s edge lies ahead of the view, and the rest behind it. */
const lead = 0.8;

/**
 * The camera to draw for while the view pans on as it has since the layer was drawn: the layer is
 * ahead of it and will cover it almost twice as long.
 */
export function ahead(drawn: Camera, live: Camera, { w, h }: Frame): Camera {
  const [dx, dy] = [live.x - drawn.x, live.y - drawn.y];
  if (live.zoom !== drawn.zoom || (dx === 0 && dy === 0)) return live;
  const most = Math.max(Math.abs(dx) / w, Math.abs(dy) / h);
  const part = (lead * overscan) / most;
  return panned(live, dx * part, dy * part);
}

/**
 * The camera while it moves. The picture is drawn for the camera in the state; while a gesture
 * lasts only the drawn layer is moved, and the state follows at its end. When the layer no longer
 * covers the view, it is drawn for a camera ahead of it.
 */
export interface Motion {
  readonly live: Camera | undefined;
  /** Moves, and returns at once; listeners hear of it once a frame. */
  to(camera: Camera): void;
  stop(): Camera | undefined;
  listen(listener: (camera: Camera) => void): () => void;
}

export function createMotion(): Motion {
  let live: Camera | undefined;
  let due = false;
  const listeners = new Set<(camera: Camera) => void>();
  return {
    get live() {
      return live;
    },
    to(camera) {
      live = camera;
      if (due) return;
      due = true;
      requestAnimationFrame(() => {
        due = false;
        if (live) for (const listener of [...listeners]) listener(live);
      });
    },
    stop() {
      const last = live;
      live = undefined;
      return last;
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
