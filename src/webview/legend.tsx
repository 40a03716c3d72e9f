import { useMemo } from 'preact/hooks';
import type { GraphModel } from '../graph/protocol.ts';
import { counts, filters, type Filter } from './filters.ts';
import { Glyph } from './glyph.tsx';
import { passing } from './narrow.ts';
import { shownView, type Store } from './store.ts';
import { channelNames } from './words.ts';

const names: Readonly<Record<Filter, string>> = {
  ...channelNames,
  required: 'Required',
  split: 'Reasons to split',
};

/** What colours and glyphs mean; each row is a filter and counts what it speaks of. */
export function Legend({ store, model }: { readonly store: Store; readonly model: GraphModel }) {
  const state = store.get();
  const { hidden, narrow, layout } = state;
  const boxOf = layout?.membership[shownView(state) === 'current' ? 'current' : 'recommended'];
  const sums = useMemo(
    () => counts(model, boxOf && passing(model, boxOf, narrow), narrow.rule),
    [model, boxOf, narrow],
  );
  const toggle = (filter: Filter) => {
    const next = new Set(hidden);
    const now = !next.delete(filter);
    if (now) next.add(filter);
    store.set({ hidden: next, said: `${names[filter]} ${now ? 'hidden' : 'shown'}` });
  };
  return (
    <footer class="legend" aria-label="Legend and filters">
      {filters.map((filter) => (
        <button
          key={filter}
          type="button"
          class={`row ${filter}`}
          aria-pressed={!hidden.has(filter)}
          title={filter === 'split' ? 'Drawn for the selected service' : undefined}
          onClick={() => toggle(filter)}
        >
          <svg width="34" height="16" viewBox="-17 -8 34 16" aria-hidden="true">
            <path class={`wire ${filter} ${filter === 'required' ? 'other' : ''}`} d="M-16 0H16" />
            <Glyph filter={filter} />
          </svg>
          <span>{names[filter]}</span>
          <span class="count">
            {sums[filter]}
            <span class="unseen">{sums[filter] === 1 ? ' pair' : ' pairs'}</span>
          </span>
        </button>
      ))}
    </footer>
  );
}
