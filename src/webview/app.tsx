import { Details } from './details.tsx';
import { FilterBar } from './filterBar.tsx';
import { isMeasured } from './frame.ts';
import type { Host } from './host.ts';
import { Legend } from './legend.tsx';
import { Carried, MovePanel } from './movePanel.tsx';
import { Scene } from './scene.tsx';
import type { Store } from './store.ts';
import { Toolbar } from './toolbar.tsx';

/** What every part gets. */
export interface Parts {
  readonly store: Store;
  readonly host: Host;
}

/** The whole page, from the state alone. */
export function App({ store, host }: Parts) {
  const { model, layout, said } = store.get();
  return (
    <div class="page">
      <h1 class="unseen">Service map{model && ` ${model.title}`}</h1>
      <Toolbar store={store} host={host} />
      {model && model.services.length > 0 && <FilterBar store={store} model={model} />}
      {model?.notice !== undefined && (
        <p class="notice" role="status">
          {model.notice}
        </p>
      )}
      {model && layout && model.services.length > 0 ? (
        <div class="stage">
          {isMeasured() ? (
            <Scene store={store} host={host} model={model} layout={layout} />
          ) : (
            // Nothing is drawn for a size that is a guess: the picture fills what this takes.
            <div
              class="scene"
              ref={(element) => {
                if (element) store.set({});
              }}
            />
          )}
          <MovePanel store={store} host={host} model={model} />
          <Details store={store} host={host} model={model} layout={layout} />
          <Carried store={store} />
        </div>
      ) : (
        <div class="empty">
          <h2>{model ? 'No services yet' : 'Reading the map …'}</h2>
          {model && <p>Add services to {model.title} and they appear here as you type.</p>}
        </div>
      )}
      {model && model.services.length > 0 && <Legend store={store} model={model} />}
      <div class="live" role="status" aria-live="polite">
        {said}
      </div>
    </div>
  );
}
