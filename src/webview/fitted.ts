import type { Layout } from '../graph/layout.ts';
import { fit, type Camera } from './camera.ts';
import { sceneFrame } from './frame.ts';

const fits = new WeakMap<Layout, { readonly room: string; readonly camera: Camera }>();

/**
 * The camera until the user moves it: the whole map, fitted anew as the map, the window or the
 * width of the picture changes. A bar that opens above or below takes its room from the picture
 * and leaves the rest of it as large as it was.
 */
export function fitted(layout: Layout): Camera {
  const frame = sceneFrame();
  const room = [window.innerWidth, window.innerHeight, frame.w].join(' ');
  const known = fits.get(layout);
  if (known?.room === room) return known.camera;
  const camera = fit(layout.bounds, frame);
  // Before the picture is on the page its size is a guess.
  if (document.querySelector('.scene')) fits.set(layout, { room, camera });
  return camera;
}
