import type { Camera, Frame } from './camera.ts';
import { shiftOf, transformOf } from './motion.ts';

const moveTime = 220;
const fadeTime = 140;

const calm = (): boolean =>
  typeof matchMedia !== 'function' || matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Lets what is drawn for a new camera come from where the old one saw it. */
export function glide(layer: HTMLElement, from: Camera, to: Camera, { w, h }: Frame): void {
  const shift = shiftOf(to, from);
  const { scale, x, y } = shift;
  const far = Math.abs(x) > 2 * w || Math.abs(y) > 2 * h || scale > 5 || scale < 0.2;
  if (far || calm()) return;
  layer.animate([{ transform: transformOf(shift) }, { transform: 'none' }], {
    duration: moveTime,
    easing: 'ease-out',
  });
}

/** Leaves a copy of the present picture over the next one, and lets it fade. */
export function leave(layer: HTMLElement, from: Camera, to: Camera): void {
  const picture = layer.querySelector('.picture');
  if (!picture || calm()) return;
  const copy = picture.cloneNode(true) as SVGElement;
  for (const element of [copy, ...copy.querySelectorAll('[id], [role], [data-key]')])
    for (const name of ['id', 'role', 'data-key', 'data-service', 'data-group', 'tabindex'])
      element.removeAttribute(name);
  copy.setAttribute('aria-hidden', 'true');
  copy.classList.add('leaving');
  copy.style.transform = transformOf(shiftOf(from, to));
  layer.append(copy);
  copy
    .animate([{ opacity: 1 }, { opacity: 0 }], { duration: fadeTime, easing: 'ease-out' })
    .finished.catch(() => undefined)
    .finally(() => {
      copy.remove();
    });
}
