import { useMemo } from 'preact/hooks';
import { totalsOf } from '../graph/exports/subject.ts';
import type { View } from '../graph/protocol.ts';
import type { Parts } from './app.tsx';
import { ExportMenu } from './exportMenu.tsx';
import { factsOf } from './facts.ts';
import { Icon } from './icon.tsx';
import { More } from './more.tsx';
import { aspects } from './narrow.ts';
import { goToHit, hitIndex, hitsOf } from './search.ts';
import { shownView, type Store } from './store.ts';
import { tidyUp, undoTidyUp } from './tidy.ts';
import { totals, viewNames } from './words.ts';
import { fitAll, zoom } from './zoom.ts';

const views: readonly View[] = ['current', 'recommended', 'difference'];

/** What there is to choose and to do about the picture as a whole. */
export function Toolbar({ store, host }: Parts) {
  const state = store.get();
  const { model, narrow } = state;
  const said = useMemo(
    () => model && { short: totals(model), whole: totalsOf({ model }) },
    [model],
  );
  const moving = model ? factsOf(model).moving.length : 0;
  const filtering = aspects.filter((aspect) => narrow[aspect] !== undefined).length;
  return (
    <header class="toolbar">
      <Views store={store} />
      {said && (
        <span class="totals" title={said.whole}>
          {said.short}
        </span>
      )}
      {model && moving > 0 && (
        <button type="button" class="apply" onClick={() => host.postMessage({ type: 'moveAll' })}>
          Apply {moving}
          <span class="long"> {moving === 1 ? 'move' : 'moves'}</span>
        </button>
      )}
      <div class="tools">
        <Search store={store} />
        <button
          type="button"
          class="filtering"
          title="Filter"
          aria-expanded={state.filtersOpen}
          onClick={() => store.set({ filtersOpen: !state.filtersOpen })}
        >
          <Icon path="M1 3h14v1.2H1ZM4 7.4h8v1.2H4ZM6.5 11.8h3V13h-3Z" />
          <span class="long">Filter</span>
          {filtering > 0 && ` (${filtering})`}
        </button>
        <Zoom store={store} />
        <More store={store}>
          <button
            type="button"
            title="Lay everything out afresh (t)"
            disabled={!model}
            onClick={() => tidyUp(store)}
          >
            Tidy up
          </button>
          {state.untidied && (
            <button
              type="button"
              title="Back to where everything stood (z)"
              onClick={() => undoTidyUp(store)}
            >
              Undo
            </button>
          )}
          <ExportMenu store={store} host={host} />
          <button
            type="button"
            aria-pressed={state.detailsOpen}
            onClick={() => store.set({ detailsOpen: !state.detailsOpen })}
          >
            Details
          </button>
        </More>
      </div>
    </header>
  );
}

function Views({ store }: { readonly store: Store }) {
  const shown = shownView(store.get());
  return (
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
          onClick={() => choose(store, view)}
        >
          {viewNames[view]}
        </button>
      ))}
    </div>
  );
}

function Zoom({ store }: { readonly store: Store }) {
  return (
    <>
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
        <Icon path="M1 3h4v1.2H2.2V7H1ZM11 3h4v4h-1.2V4.2H11ZM1 9h1.2v2.8H5V13H1ZM13.8 9H15v4h-4v-1.2h2.8ZM5 6h6v4H5Z" />
      </button>
    </>
  );
}

function Search({ store }: { readonly store: Store }) {
  const state = store.get();
  const { model, query } = state;
  const hits = model && hitsOf(model, query);
  const at = hits ? hitIndex(state, [...hits]) : -1;
  return (
    <span class="searching">
      <input
        type="search"
        class={hits ? 'search counted' : 'search'}
        placeholder="Search"
        title="Search ( / )"
        aria-label="Search services"
        value={query}
        onInput={({ currentTarget }) => goToHit(store, currentTarget.value, 0)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') goToHit(store, query, event.shiftKey ? -1 : 1);
          if (event.key !== 'Escape') return;
          store.set({ query: '', said: 'Search cleared' });
          // On to the picture, where the match is selected.
          document.querySelector<SVGElement>('.picture')?.focus();
        }}
      />
      {hits && (
        <span class="hits" aria-hidden="true">
          {hits.size === 0 ? 'none' : `${at < 0 ? '' : `${at + 1}/`}${hits.size}`}
        </span>
      )}
    </span>
  );
}

/** Also while the key for another one is held. */
const choose = (store: Store, view: View): void =>
  store.set({ view, flick: undefined, said: `${viewNames[view]} projects` });

function switchView(store: Store, event: KeyboardEvent): void {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (step === 0) return;
  const at = views.indexOf(shownView(store.get()));
  const view = views[(at + step + views.length) % views.length] as View;
  choose(store, view);
  event.preventDefault();
  const { currentTarget } = event;
  if (currentTarget instanceof Element)
    currentTarget.querySelector<HTMLElement>(`[data-view="${view}"]`)?.focus();
}
