import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Layout } from '../graph/layout.ts';
import type { GraphModel } from '../graph/protocol.ts';
import { Boxes, farBelow } from './boxes.tsx';
import { fit, panned, zoomAt, type Camera } from './camera.ts';
import { Cards } from './cards.tsx';
import { drawingOf } from './drawing.ts';
import { sceneFrame } from './frame.ts';
import type { Host } from './host.ts';
import { idOf } from './ids.ts';
import { act, handleKey } from './keyboard.ts';
import { Lines } from './lines.tsx';
import { shownView, type Store } from './store.ts';
import { Tooltip } from './tooltip.tsx';

export interface SceneProps {
  readonly store: Store;
  readonly host: Host;
  readonly model: GraphModel;
  readonly layout: Layout;
}

/** The picture: one tab stop, moved by mouse and keys, drawn from the state alone. */
export function Scene({ store, host, model, layout }: SceneProps) {
  const frame = useRef<HTMLDivElement>(null);
  const state = store.get();
  const camera = state.camera ?? fit(layout.bounds, sceneFrame());
  const { zoom, x, y } = camera;

  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    // Until the user has moved the picture it is fitted to the panel.
    const observer = new ResizeObserver(() => store.set({}));
    observer.observe(element);
    const onKey = (event: KeyboardEvent) => handleKey(event, store, host);
    // Held on to, because the clean-up may come when the page is gone.
    const keyboard = window;
    keyboard.addEventListener('keydown', onKey);
    keyboard.addEventListener('keyup', onKey);
    return () => {
      observer.disconnect();
      keyboard.removeEventListener('keydown', onKey);
      keyboard.removeEventListener('keyup', onKey);
    };
  }, [store, host]);

  const level = zoom < 0.3 ? 'far' : zoom < farBelow ? 'middle' : 'near';
  // Names grow in steps while the picture shrinks, so that zooming rarely redraws.
  const scale = zoom >= farBelow ? 1 : Math.max(0.1, Math.ceil(zoom * 12) / 12 - 1 / 24);
  const view = shownView(state);
  const { hidden, selection, hover, revealed, query } = state;
  // Panning and zooming move what is drawn; only these redraw it.
  const drawing = useMemo(
    () => drawingOf(state, model, layout),
    [model, layout, view, hidden, selection, hover, revealed, query],
  );
  const layers = useMemo(
    () => [
      <Boxes key="boxes" drawing={drawing} scale={scale} />,
      <Lines key="lines" drawing={drawing} />,
      <Cards key="cards" drawing={drawing} />,
    ],
    [drawing, scale],
  );
  return (
    <div
      ref={frame}
      class="scene"
      onWheel={(event) => wheel(event, store, camera)}
      onPointerDown={(event) => drag(event, store, camera)}
    >
      <svg
        class={`${drawing.view} ${level} ${drawing.focus ? 'focused' : ''}`}
        tabIndex={0}
        role="application"
        aria-label={`Projects and services of ${model.title}. Arrow keys walk, Enter opens the source, Space selects.`}
        aria-activedescendant={state.hover === undefined ? undefined : idOf(state.hover)}
        onClick={({ target }) => {
          const key =
            target instanceof Element
              ? target.closest('[data-key]')?.getAttribute('data-key')
              : undefined;
          if (key === null || key === undefined) store.set({ selection: undefined, said: '' });
          else act(store, host, key);
        }}
        onPointerOver={({ target }) => {
          const key =
            target instanceof Element
              ? target.closest('[data-key]')?.getAttribute('data-key')
              : undefined;
          if ((key ?? undefined) !== store.get().hover) store.set({ hover: key ?? undefined });
        }}
        onPointerLeave={() => store.set({ hover: undefined })}
      >
        <g transform={`translate(${String(x)} ${String(y)}) scale(${String(zoom)})`}>{layers}</g>
      </svg>
      <Tooltip store={store} model={model} layout={layout} camera={camera} />
    </div>
  );
}

function wheel(event: WheelEvent, store: Store, camera: Camera): void {
  event.preventDefault();
  const { currentTarget } = event;
  if (!(currentTarget instanceof Element)) return;
  const rect = currentTarget.getBoundingClientRect();
  const factor = Math.exp(-Math.max(-120, Math.min(120, event.deltaY)) / 400);
  store.set({
    camera: zoomAt(camera, factor, { x: event.clientX - rect.left, y: event.clientY - rect.top }),
  });
}

/** Drags the picture; a press that does not move is a click. */
function drag(event: PointerEvent, store: Store, from: Camera): void {
  if (event.button !== 0) return;
  const start = { x: event.clientX, y: event.clientY };
  let dragging = false;
  const move = ({ clientX, clientY }: PointerEvent) => {
    const [dx, dy] = [clientX - start.x, clientY - start.y];
    dragging ||= Math.abs(dx) + Math.abs(dy) > 4;
    if (dragging) store.set({ camera: panned(from, dx, dy) });
  };
  const end = () => {
    window.removeEventListener('pointermove', move);
    window.removeEventListener('pointerup', end);
    window.removeEventListener('pointercancel', end);
    if (!dragging) return;
    // The click that ends a drag selects nothing.
    window.addEventListener('click', stop, { capture: true, once: true });
    queueMicrotask(() =>
      requestAnimationFrame(() => window.removeEventListener('click', stop, { capture: true })),
    );
  };
  window.addEventListener('pointermove', move);
  window.addEventListener('pointerup', end);
  window.addEventListener('pointercancel', end);
}

const stop = (event: Event) => event.stopPropagation();
