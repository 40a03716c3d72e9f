import type { View } from '../graph/protocol.ts';
import type { Parts } from './app.tsx';
import { fit, showing, zoomAt } from './camera.ts';
import { sceneFrame } from './frame.ts';
import { keyOf } from './keys.ts';
import { shownView, type Store } from './store.ts';
import { moves, plural, totals, viewNames } from './words.ts';

const views: readonly View[] = ['current', 'recommended', 'difference'];

export function Toolbar({ store, host }: Parts) {
  const state = store.get();
  const { model } = state;
  const shown = shownView(state);
  const moving = model?.services.filter(moves).length ?? 0;
  return (
    <header class="toolbar">
      <div
        class="views"
        role="radiogroup"
        aria-label="Grouping shown"
        onKeyDown={(event) => switchView(store, event)}
      >
        {views.map((view) => (
          <button
            key={view}
            type="button"
            role="radio"
            data-view={view}
            aria-checked={shown === view}
            tabIndex={shown === view ? 0 : -1}
            onClick={() => store.set({ view, said: `${viewNames[view]} projects` })}
          >
            {viewNames[view]}
          </button>
        ))}
      </div>
      {model && <span class="totals">{totals(model)}</span>}
      {model && moving > 0 && (
        <button type="button" class="apply" onClick={() => host.postMessage({ type: 'moveAll' })}>
          Apply {plural(moving, 'move')}
        </button>
      )}
      <span class="space" />
      <input
        type="search"
        class="search"
        placeholder="Search ( / )"
        aria-label="Search services"
        value={state.query}
        onInput={({ currentTarget }) => search(store, currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            store.set({ query: '' });
            event.currentTarget.blur();
          }
        }}
      />
      <button
        type="button"
        aria-label="Zoom out"
        title="Zoom out (−)"
        onClick={() => zoom(store, 1 / 1.25)}
      >
        −
      </button>
      <button
        type="button"
        aria-label="Zoom in"
        title="Zoom in (+)"
        onClick={() => zoom(store, 1.25)}
      >
        +
      </button>
      <button
        type="button"
        aria-label="Fit to the panel"
        title="Fit (0)"
        onClick={() => fitAll(store)}
      >
        Fit
      </button>
      <button
        type="button"
        aria-pressed={state.detailsOpen}
        onClick={() => store.set({ detailsOpen: !state.detailsOpen })}
      >
        Details
      </button>
    </header>
  );
}

function switchView(store: Store, event: KeyboardEvent): void {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (step === 0) return;
  const at = views.indexOf(shownView(store.get()));
  const view = views[(at + step + views.length) % views.length] as View;
  store.set({ view, said: `${viewNames[view]} projects` });
  event.preventDefault();
  const { currentTarget } = event;
  if (currentTarget instanceof Element)
    currentTarget.querySelector<HTMLElement>(`[data-view="${view}"]`)?.focus();
}

export function zoom(store: Store, factor: number): void {
  const frame = sceneFrame();
  store.set(({ camera, layout }) =>
    layout
      ? {
          camera: zoomAt(camera ?? fit(layout.bounds, frame), factor, {
            x: frame.w / 2,
            y: frame.h / 2,
          }),
        }
      : {},
  );
}

export function fitAll(store: Store): void {
  store.set(({ layout }) =>
    layout ? { camera: fit(layout.bounds, sceneFrame()), said: 'The whole map' } : {},
  );
}

/** Selects the first service whose name holds the query, and brings it into the picture. */
function search(store: Store, query: string): void {
  store.set((state) => {
    const { model, layout } = state;
    const wanted = query.trim().toLowerCase();
    if (!model || !layout || wanted === '') return { query };
    const hits = model.services.flatMap(({ name }, service) =>
      name.toLowerCase().includes(wanted) ? [service] : [],
    );
    const [service] = hits;
    if (service === undefined) return { query, said: 'No service of that name' };
    const slots =
      shownView(state) === 'current' ? layout.services.current : layout.services.recommended;
    const rect = slots[service];
    const frame = sceneFrame();
    return {
      query,
      selection: keyOf(model, { kind: 'service', service }),
      said: `${plural(hits.length, 'match', 'matches')}, first ${model.services[service]?.name ?? ''}`,
      ...(rect && { camera: showing(state.camera ?? fit(layout.bounds, frame), rect, frame) }),
    };
  });
}
