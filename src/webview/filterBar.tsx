import type { GraphModel } from '../graph/protocol.ts';
import { choices, narrowFrom, passing, type Aspect } from './narrow.ts';
import { shownView, type Store } from './store.ts';
import { plural } from './words.ts';

const names: Readonly<Record<Exclude<Aspect, 'changed'>, string>> = {
  team: 'Team',
  product: 'Product',
  project: 'Project',
  rule: 'Rule',
  finding: 'Finding',
};

const worse: Readonly<Record<string, string>> = {
  error: 'Errors',
  warning: 'Warnings or worse',
  information: 'Notes or worse',
  hint: 'Any',
};

/** Filters by what services are; what does not pass fades, and nothing moves. */
export function FilterBar({ store, model }: { readonly store: Store; readonly model: GraphModel }) {
  const state = store.get();
  const { narrow, layout } = state;
  if (!layout || !state.filtersOpen) return null;
  const boxOf = layout.membership[shownView(state) === 'current' ? 'current' : 'recommended'];
  const open = choices(model, boxOf, narrow);
  const left = passing(model, boxOf, narrow)?.size;
  const set = (aspect: Aspect, value: string | undefined) => {
    const next = narrowFrom({ ...narrow, [aspect]: value });
    const passed = passing(model, boxOf, next)?.size;
    store.set({
      narrow: next,
      said: passed === undefined ? 'No filter' : `${plural(passed, 'service')} left`,
    });
  };
  return (
    <div class="filters" role="group" aria-label="Filters">
      {(['team', 'product', 'project', 'rule', 'finding'] as const).map((aspect) => (
        <label key={aspect}>
          {names[aspect]}
          <select
            class={`by-${aspect}`}
            value={narrow[aspect] ?? ''}
            onChange={({ currentTarget: { value } }) =>
              set(aspect, value === '' ? undefined : value)
            }
          >
            <option value="">all</option>
            {open[aspect].map(([value, count]) => (
              <option key={value} value={value}>
                {`${aspect === 'finding' ? (worse[value] ?? value) : shortened(value)} (${count})`}
              </option>
            ))}
          </select>
        </label>
      ))}
      <label>
        <input
          type="checkbox"
          class="by-changed"
          checked={narrow.changed !== undefined}
          onChange={({ currentTarget: { checked } }) => set('changed', checked ? 'yes' : undefined)}
        />
        {`Changed only (${open.changed[0]?.[1] ?? 0})`}
      </label>
      {left !== undefined && (
        <>
          <span class="quiet">{`${plural(left, 'service')} left`}</span>
          <button
            type="button"
            class="clear"
            onClick={() => store.set({ narrow: {}, said: 'No filter' })}
          >
            Clear
          </button>
        </>
      )}
    </div>
  );
}

const shortened = (value: string): string => (value.length > 60 ? `${value.slice(0, 59)}…` : value);
