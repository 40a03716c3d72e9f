import { fit, zoomAt } from './camera.ts';
import { sceneFrame } from './frame.ts';
import { cameraNow } from './gesture.ts';
import type { Store } from './store.ts';

/** Zooms about the middle of the view. */
export function zoom(store: Store, factor: number): void {
  const { w, h } = sceneFrame();
  const camera = cameraNow(store);
  if (!camera) return;
  store.motion.stop();
  const next = zoomAt(camera, factor, { x: w / 2, y: h / 2 });
  store.set({ camera: next, glide: true, said: `Zoom ${Math.round(next.zoom * 100)}%` });
}

export function fitAll(store: Store): void {
  store.motion.stop();
  store.set(({ layout }) =>
    layout ? { camera: fit(layout.bounds, sceneFrame()), glide: true, said: 'The whole map' } : {},
  );
}
