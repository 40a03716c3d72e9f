import { useMemo } from 'preact/hooks';
import { changeHead, changePath, changeRows } from '../graph/changes.ts';
import { signNames } from '../graph/exports/palette.ts';
import type { Sign } from '../graph/glyphs.ts';
import type { Layout } from '../graph/layout.ts';
import type { GraphModel } from '../graph/protocol.ts';
import { changesOf } from './facts.ts';
import { counts, filters, type Filter } from './filters.ts';
import { FindingRows } from './findingRows.tsx';
import { Glyph } from './glyph.tsx';
import { passing } from './narrow.ts';
import { selected, shownView, type Store } from './store.ts';
import { plural } from './words.ts';

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
  const { hidden, narrow, layout } = state;
  const difference = shownView(state) === 'difference';
  const boxOf = layout?.membership[shownView(state) === 'current' ? 'current' : 'recommended'];
  const [passed, sums] = useMemo(() => {
    const left = boxOf && passing(model, boxOf, narrow);
    return [left, counts(model, left, narrow.rule)] as const;
  }, [model, boxOf, narrow]);
  const all = useMemo(() => counts(model, undefined, undefined), [model]);
  const rows = difference && !selected(state) ? [] : filters.filter((each) => all[each] > 0);
  const toggle = (filter: Filter) => {
    const next = new Set(hidden);
    const now = !next.delete(filter);
    if (now) next.add(filter);
    store.set({ hidden: next, said: `${names[filter] ?? ''} ${now ? 'hidden' : 'shown'}` });
  };
  return (
    <footer class="legend" aria-label="Legend and filters">
      {difference && <Changes model={model} layout={layout} />}
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
      <FindingRows model={model} passed={passed} />
      <Absent store={store} model={model} />
    </footer>
  );
}

interface ChangesProps {
  readonly model: GraphModel;
  readonly layout: Layout | undefined;
}

/** What happens to services and, for where these are not drawn, to projects. */
function Changes({ model, layout }: ChangesProps) {
  const there = model.groups.filter(({ inRecommended }) => inRecommended).length;
  const changed = layout ? changedProjects(model, layout) : 0;
  return [
    ...changeRows(model).map(({ change, name, count }) => (
      <span key={change} class={`row ${change}`}>
        <svg width="34" height="16" viewBox="-17 -8 34 16" aria-hidden="true">
          <path class="outline" d={changePath(change)} />
          {change === 'way' && <path class="head" d={changeHead} />}
        </svg>
        <span>{name}</span>
        {count !== undefined && <span class="count">{count}</span>}
      </span>
    )),
    <ProjectRow key="changed" kind="changed" name="changes" count={changed} />,
    <ProjectRow key="plain" kind="" name="unchanged" count={there - changed} />,
  ];
}

/** The boxes of the other grouping, which keep their room. */
function Absent({ store, model }: { readonly store: Store; readonly model: GraphModel }) {
  const view = shownView(store.get());
  const absent = model.groups.filter(({ inCurrent, inRecommended }) =>
    view === 'current' ? !inCurrent : !inRecommended,
  );
  const name =
    view === 'current' ? 'only recommended' : view === 'difference' ? 'goes' : 'only today';
  return <ProjectRow kind="placeholder" name={name} count={absent.length} />;
}

function ProjectRow({ kind, name, count }: { kind: string; name: string; count: number }) {
  if (count === 0) return null;
  return (
    <span class={`row ${kind === 'placeholder' ? 'of-absent' : 'of-projects'}`}>
      <svg width="34" height="16" viewBox="-17 -8 34 16" class={`box ${kind}`} aria-hidden="true">
        <path class="frame" d={changePath('same')} />
      </svg>
      <span>{name}</span>
      <span class="count">{plural(count, 'project')}</span>
    </span>
  );
}

/** How many of the projects to be have services that come or go. */
function changedProjects({ groups }: GraphModel, { membership }: Layout): number {
  const { come, leave } = changesOf(membership);
  return groups.filter(
    ({ inRecommended }, box) => inRecommended && (come[box] ?? 0) + (leave[box] ?? 0) > 0,
  ).length;
}
