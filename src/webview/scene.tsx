import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Layout } from '../graph/layout.ts';
import type { GraphModel } from '../graph/protocol.ts';
import { Blocks } from './blocks.tsx';
import { BoxNames, Boxes } from './boxes.tsx';
import type { Camera } from './camera.ts';
import { Cards } from './cards.tsx';
import { DomainLines } from './domainLines.tsx';
import { DomainNames, Domains } from './domains.tsx';
import { drawingOf, sceneryOf } from './drawing.ts';
import { fitted } from './fitted.ts';
import { sceneFrame } from './frame.ts';
import { commit, dragPicture, wheel } from './gesture.ts';
import { glide, leave } from './glide.ts';
import { boxUnder, hitAt, pointAt, tellsOther } from './hit.ts';
import type { Host } from './host.ts';
import { idOf } from './ids.ts';
import { act, handleKey, release } from './keyboard.ts';
import { targetOf } from './keys.ts';
import { leftOutOf } from './leftOut.ts';
import { Lines } from './lines.tsx';
import { Minimap } from './minimap.tsx';
import { covers, shiftOf, transformOf } from './motion.ts';
import { overscan, sightOf } from './sight.ts';
import { shownView, type Store } from './store.ts';
import { Tooltip } from './tooltip.tsx';
import { dragService } from './whatIf.ts';

export interface SceneProps {
  readonly store: Store;
  readonly host: Host;
  readonly model: GraphModel;
  readonly layout: Layout;
}

/** The picture: one tab stop, moved by mouse and keys, drawn from the state alone. */
export function Scene({ store, host, model, layout }: SceneProps) {
  const view = useRef<HTMLDivElement>(null);
  const layer = useRef<HTMLDivElement>(null);
  const state = store.get();
  const frame = sceneFrame();
  const camera = state.camera ?? fitted(layout);
  const { zoom, x, y } = camera;

  useLayoutEffect(() => {
    const element = view.current;
    if (!element) return undefined;
    // Until the user has moved the picture it is fitted to the panel.
    const observer = new ResizeObserver(() => {
      const { w, h } = sceneFrame();
      // The first call tells what it has been drawn for.
      if (w !== drawn.current.frame.w || h !== drawn.current.frame.h) store.set({});
    });
    observer.observe(element);
    const onKey = (event: KeyboardEvent) => handleKey(event, store, host);
    // A key that is let go elsewhere is not heard of.
    const onLeave = () => release(store);
    const onWheel = (event: WheelEvent) => wheel(event, store);
    // Held on to, because the clean-up may come when the page is gone.
    const keyboard = window;
    keyboard.addEventListener('keydown', onKey);
    keyboard.addEventListener('keyup', onKey);
    keyboard.addEventListener('blur', onLeave);
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => {
      observer.disconnect();
      keyboard.removeEventListener('keydown', onKey);
      keyboard.removeEventListener('keyup', onKey);
      keyboard.removeEventListener('blur', onLeave);
      element.removeEventListener('wheel', onWheel);
    };
  }, [store, host]);

  const shown = shownView(state);
  const { hidden, narrow, selection, hover, revealed, query, fresh, fonts } = state;
  const scenery = useMemo(
    () => sceneryOf(state, model, layout),
    [model, layout, shown, hidden, narrow, query],
  );
  const { grouping } = scenery;
  const sight = useMemo(
    () => sightOf(layout, grouping, camera, frame, store.motion.live),
    [layout, grouping, zoom, x, y, frame.w, frame.h],
  );
  const drawing = useMemo(
    () => drawingOf(scenery, state, sight),
    [scenery, sight, selection, hover, revealed, hidden, fresh, fonts],
  );
  const { level } = sight;
  const layers = useMemo(
    () => [
      <Domains key="domains" drawing={drawing} />,
      <Boxes key="boxes" drawing={drawing} />,
      <DomainLines key="domain lines" drawing={drawing} />,
      level === 'middle' && <Blocks key="blocks" drawing={drawing} />,
      <Lines key="lines" drawing={drawing} />,
      <BoxNames key="names" drawing={drawing} />,
      level === 'near' && <Cards key="cards" drawing={drawing} />,
      <DomainNames key="domain names" drawing={drawing} />,
    ],
    [drawing],
  );

  // What was drawn before moves to where it is now seen; then the layer stands where it is drawn.
  const drawn = useRef({ camera, level, frame });
  useLayoutEffect(() => {
    const element = layer.current;
    const before = drawn.current;
    drawn.current = { camera, level, frame };
    if (!element) return;
    const { live } = store.motion;
    element.style.transform = live ? transformOf(shiftOf(camera, live)) : '';
    // Lines keep their width on the screen, however small the picture is.
    element.style.setProperty('--px', String(Math.max(1, 1 / zoom)));
    if (state.glide && before.camera !== camera) glide(element, before.camera, camera, frame);
  });
  useLayoutEffect(
    () =>
      store.motion.listen((live) => {
        const { camera: last, frame: seen } = drawn.current;
        const shift = shiftOf(last, live);
        if (!covers(shift, seen)) commit(store, last, seen);
        else if (layer.current) layer.current.style.transform = transformOf(shift);
      }),
    [store],
  );
  useLayoutEffect(() => {
    // From further away services are no elements, and what is out of sight is none.
    const id = hover === undefined ? '' : idOf(hover);
    const picture = layer.current?.querySelector('.picture');
    if (document.getElementById(id)) picture?.setAttribute('aria-activedescendant', id);
    else picture?.removeAttribute('aria-activedescendant');
  }, [drawing]);
  // Still the old picture: Preact puts the new one in its place after this.
  if (drawn.current.level !== level && layer.current)
    leave(layer.current, drawn.current.camera, camera);

  /** The one that is looked through: while a gesture lasts the picture is drawn for another. */
  const seenBy = (): Camera => store.motion.live ?? camera;
  const keyAt = (event: MouseEvent): string | undefined =>
    hitAt(event, drawing, seenBy(), view.current);
  /** A service is carried off; anywhere else the picture moves. */
  const press = (event: PointerEvent) => {
    const key = keyAt(event);
    if (targetOf(model, key)?.kind === 'service' && key !== undefined)
      dragService(event, store, host, key, (moved) => boxUnder(moved, store, view.current));
    else dragPicture(event, store);
  };
  return (
    <div ref={view} class="scene" onPointerDown={press}>
      <div ref={layer} class="layer">
        <svg
          class={`picture ${drawing.view} ${level} ${drawing.focus ? 'focused' : ''}`}
          // In SVG the attribute is known by this spelling alone.
          tabindex={0}
          role="application"
          aria-label={`Projects and services of ${model.title}. Arrow keys walk, Enter opens the source, Space selects, M moves a service.`}
          onClick={(event) => {
            const key = keyAt(event);
            if (key === undefined) store.set({ selection: undefined, said: '' });
            else act(store, host, key);
          }}
          onPointerMove={(event) => {
            if (event.buttons !== 0) return;
            const key = keyAt(event);
            if (!view.current) return;
            const known = store.get();
            const at = pointAt(event, seenBy(), view.current);
            if (key !== known.hover || tellsOther(drawing, key, known.hoverAt, at))
              store.set({ hover: key, hoverAt: at });
          }}
          onPointerLeave={() => store.set({ hover: undefined })}
        >
          <g
            transform={`translate(${x + frame.w * overscan} ${y + frame.h * overscan}) scale(${zoom})`}
          >
            {layers}
          </g>
        </svg>
      </div>
      <p class="left-out">{leftOutOf(drawing)}</p>
      <Minimap store={store} layout={layout} camera={seenBy()} frame={frame} />
      <Tooltip store={store} model={model} layout={layout} camera={seenBy()} />
    </div>
  );
}
