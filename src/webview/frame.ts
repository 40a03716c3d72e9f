import type { Frame } from './camera.ts';

/** Whether the picture has its place on the page, so that its size is known. */
export const isMeasured = (): boolean => document.querySelector('.scene') !== null;

/** The size of the picture on the page; before it is there, of the window. */
export function sceneFrame(): Frame {
  const scene = document.querySelector('.scene');
  const w = scene?.clientWidth ?? 0;
  const h = scene?.clientHeight ?? 0;
  return w > 0 && h > 0 ? { w, h } : { w: window.innerWidth, h: window.innerHeight };
}
