import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Layout } from '../graph/layout.ts';
import { centred, type Camera, type Frame } from './camera.ts';
import { cameraNow, followPointer, settle } from './gesture.ts';
import { sceneFrame } from './frame.ts';
import type { Store } from './store.ts';

interface Props {
  readonly store: Store;
  readonly layout: Layout;
  readonly camera: Camera;
  readonly frame: Frame;
}

const largest = { w: 168, h: 116 };

/** Where one is, while the map is larger than the view. A click or drag goes there. */
export function Minimap({ store, layout, camera, frame }: Props) {
  const { bounds, boxes } = layout;
  const marker = useRef<HTMLDivElement>(null);
  const scale = Math.min(largest.w / Math.max(1, bounds.w), largest.h / Math.max(1, bounds.h));
  const path = useMemo(
    () =>
      boxes
        .map((rect) => (rect ? `M${rect.x} ${rect.y}h${rect.w}v${rect.h}h${-rect.w}Z` : ''))
        .join(''),
    [boxes],
  );
  // A layer of its own: while it moves, the boxes below it are not painted again.
  const place = (at: Camera) => {
    const { x, y, w, h } = viewOf(at, frame);
    const { current } = marker;
    if (!current) return;
    current.style.width = `${w * scale}px`;
    current.style.height = `${h * scale}px`;
    current.style.transform = `translate(${(x - bounds.x) * scale}px, ${(y - bounds.y) * scale}px)`;
  };
  useLayoutEffect(() => {
    place(camera);
    return store.motion.listen(place);
  });
  const seen = viewOf(camera, frame);
  const whole =
    seen.x <= bounds.x + 1 &&
    seen.y <= bounds.y + 1 &&
    seen.x + seen.w >= bounds.x + bounds.w - 1 &&
    seen.y + seen.h >= bounds.y + bounds.h - 1;
  if (whole) return null;
  const go = (event: PointerEvent, element: Element) => {
    const rect = element.getBoundingClientRect();
    const zoom = cameraNow(store)?.zoom ?? 1;
    const at = {
      x: bounds.x + (event.clientX - rect.left) / scale,
      y: bounds.y + (event.clientY - rect.top) / scale,
    };
    store.motion.to(centred(at, zoom, sceneFrame()));
  };
  return (
    <div
      class="minimap"
      aria-hidden="true"
      onPointerDown={(event) => {
        event.preventDefault();
        event.stopPropagation();
        const { currentTarget } = event;
        go(event, currentTarget);
        followPointer(
          (moved) => go(moved, currentTarget),
          () => settle(store),
        );
      }}
    >
      <svg
        width={Math.max(24, bounds.w * scale)}
        height={Math.max(24, bounds.h * scale)}
        viewBox={`${bounds.x} ${bounds.y} ${bounds.w} ${bounds.h}`}
        preserveAspectRatio="xMinYMin"
      >
        <path d={path} />
      </svg>
      <div ref={marker} class="seen" />
    </div>
  );
}

/** What the camera sees, in units of the picture. */
function viewOf({ zoom, x, y }: Camera, { w, h }: Frame) {
  return { x: -x / zoom, y: -y / zoom, w: w / zoom, h: h / zoom };
}
