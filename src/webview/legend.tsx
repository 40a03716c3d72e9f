import { useMemo } from 'preact/hooks';
import { changeHead, changePath, changeRows } from '../graph/changes.ts';
import { signNames } from '../graph/exports/palette.ts';
import type { Sign } from '../graph/glyphs.ts';
import type { GraphModel } from '../graph/protocol.ts';
import { counts, filters, type Filter } from './filters.ts';
import { Glyph } from './glyph.tsx';
import { passing } from './narrow.ts';
import { shownView, type Store } from './store.ts';

const names: Readonly<Partial<Record<Sign, string>>> = {
  ...Object.fromEntries(signNames),
  split: 'Reasons to split',
};

/**
 * What colours and glyphs mean. The difference tells of moves, and of coupling only for what is
 * selected; each row of that is a filter and counts what it speaks of.
 */
export function Legend({ store, model }: { readonly store: Store; readonly model: GraphModel }) {
  const state = store.get();
  const { hidden, narrow, layout, selection } = state;
  const difference = shownView(state) === 'difference';
  const boxOf = layout?.membership[shownView(state) === 'current' ? 'current' : 'recommended'];
  const sums = useMemo(
    () => counts(model, boxOf && passing(model, boxOf, narrow), narrow.rule),
    [model, boxOf, narrow],
  );
  const speaks = (filter: Filter) => sums[filter] > 0 || hidden.has(filter);
  const rows = !difference ? filters : selection === undefined ? [] : filters.filter(speaks);
  const toggle = (filter: Filter) => {
    const next = new Set(hidden);
    const now = !next.delete(filter);
    if (now) next.add(filter);
    store.set({ hidden: next, said: `${names[filter] ?? ''} ${now ? 'hidden' : 'shown'}` });
  };
  return (
    <footer class="legend" aria-label="Legend and filters">
      {difference && <Changes model={model} />}
      {rows.map((filter) => (
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

function Changes({ model }: { readonly model: GraphModel }) {
  return changeRows(model).map(({ change, name, count }) => (
    <span key={change} class={`row ${change}`}>
      <svg width="34" height="16" viewBox="-17 -8 34 16" aria-hidden="true">
        <path class="outline" d={changePath(change)} />
        {change === 'way' && <path class="head" d={changeHead} />}
      </svg>
      <span>{name}</span>
      {count !== undefined && <span class="count">{count}</span>}
    </span>
  ));
}
