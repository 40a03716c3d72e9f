import { useMemo } from 'preact/hooks';
import type { GraphModel } from '../graph/protocol.ts';
import { severityOf, type Severity } from './narrow.ts';
import { narrowTo } from './narrowTo.ts';
import type { Store } from './store.ts';

/** What the colours of the signs on cards are called; notes and hints have the same. */
const rows: readonly { readonly severity: Severity; readonly name: string }[] = [
  { severity: 'error', name: 'Errors' },
  { severity: 'warning', name: 'Warnings' },
  { severity: 'hint', name: 'Notes' },
];

/** What the signs on cards mean, and of how many services; a click leaves those that are so severe. */
export function FindingRows({
  store,
  model,
}: {
  readonly store: Store;
  readonly model: GraphModel;
}) {
  const { narrow } = store.get();
  const sums = useMemo(() => countsOf(model), [model]);
  return rows
    .filter(({ severity }) => sums[severity] > 0)
    .map(({ severity, name }) => {
      const chosen = narrow.finding === severity;
      return (
        <button
          key={severity}
          type="button"
          class="row of-findings"
          aria-pressed={chosen}
          onClick={() => narrowTo(store, model, { finding: chosen ? undefined : severity })}
        >
          <svg
            width="14"
            height="14"
            viewBox="-7 -7 14 14"
            aria-hidden="true"
            class={`badge ${severity}`}
          >
            <circle r="5" />
          </svg>
          <span>{name}</span>
          <span class="count">{sums[severity]}</span>
        </button>
      );
    });
}

function countsOf({ services }: GraphModel): Readonly<Record<Severity, number>> {
  const sums = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const service of services) {
    const severity = severityOf(service);
    if (severity) sums[severity === 'information' ? 'hint' : severity]++;
  }
  return sums;
}
