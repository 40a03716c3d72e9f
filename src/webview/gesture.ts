import { panned, zoomAt, type Camera, type Frame } from './camera.ts';
import { fitted } from './fitted.ts';
import { ahead } from './motion.ts';
import type { Store } from './store.ts';

/** The camera as it is seen now: while a gesture lasts, that of the gesture. */
export function cameraNow(store: Store): Camera | undefined {
  const { camera, layout } = store.get();
  return store.motion.live ?? camera ?? (layout && fitted(layout));
}

/** Draws the picture, last drawn for one camera, for where the gesture has led and goes on to. */
export function commit(store: Store, drawn: Camera, frame: Frame): void {
  const { live } = store.motion;
  if (live) store.set({ camera: ahead(drawn, live, frame), glide: false });
}

const settleAfter = 120;
const timers = new WeakMap<Store, ReturnType<typeof setTimeout>>();

/** The wheel zooms about the pointer; sideways it pans. */
export function wheel(event: WheelEvent, store: Store): void {
  event.preventDefault();
  const { currentTarget, deltaX, deltaY } = event;
  const camera = cameraNow(store);
  if (!(currentTarget instanceof Element) || !camera) return;
  const rect = currentTarget.getBoundingClientRect();
  const sideways = event.shiftKey ? deltaX + deltaY : deltaX;
  const pans = event.shiftKey || Math.abs(deltaX) > Math.abs(deltaY);
  const factor = Math.exp(-Math.max(-120, Math.min(120, deltaY)) / 400);
  store.motion.to(
    pans
      ? panned(camera, -sideways, 0)
      : zoomAt(camera, factor, { x: event.clientX - rect.left, y: event.clientY - rect.top }),
  );
  clearTimeout(timers.get(store));
  timers.set(
    store,
    setTimeout(() => settle(store), settleAfter),
  );
}

/** Ends a gesture: the state takes over its camera, and the picture is drawn for it. */
export function settle(store: Store): void {
  const camera = store.motion.stop();
  if (camera) store.set({ camera, glide: false });
}

/** Drags the picture; a press that does not move is a click. */
export function dragPicture(event: PointerEvent, store: Store): void {
  const from = cameraNow(store);
  if (event.button !== 0 || !from || event.defaultPrevented) return;
  const start = { x: event.clientX, y: event.clientY };
  let dragging = false;
  followPointer(
    ({ clientX, clientY }) => {
      const [dx, dy] = [clientX - start.x, clientY - start.y];
      if (!dragging && Math.abs(dx) + Math.abs(dy) > 4) {
        dragging = true;
        store.set({ hover: undefined });
      }
      if (dragging) store.motion.to(panned(from, dx, dy));
    },
    () => {
      if (!dragging) return;
      settle(store);
      swallowClick();
    },
  );
}

/** Calls back for each move of the pressed pointer, and when it is let go. */
export function followPointer(move: (event: PointerEvent) => void, end: () => void): () => void {
  const page = window;
  const stop = () => {
    page.removeEventListener('pointermove', move);
    page.removeEventListener('pointerup', done);
    page.removeEventListener('pointercancel', done);
  };
  const done = () => {
    stop();
    end();
  };
  page.addEventListener('pointermove', move);
  page.addEventListener('pointerup', done);
  page.addEventListener('pointercancel', done);
  return stop;
}

/** The click that ends a drag selects nothing. */
export function swallowClick(): void {
  const page = window;
  const swallow = (event: Event) => event.stopPropagation();
  page.addEventListener('click', swallow, { capture: true, once: true });
  requestAnimationFrame(() =>
    requestAnimationFrame(() => page.removeEventListener('click', swallow, { capture: true })),
  );
}
