import type { GraphModel } from '../graph/protocol.ts';
import { severityOf, type Severity } from './narrow.ts';

/** What the colours of the signs on cards are called; notes and hints have the same. */
const rows: readonly { readonly severities: readonly Severity[]; readonly name: string }[] = [
  { severities: ['error'], name: 'Errors' },
  { severities: ['warning'], name: 'Warnings' },
  { severities: ['information', 'hint'], name: 'Notes' },
];

interface Props {
  readonly model: GraphModel;
  /** The services that pass the filters; undefined where there is none. */
  readonly passed: ReadonlySet<number> | undefined;
}

/** What the signs on cards mean, and how many services have one of each colour. */
export function FindingRows({ model, passed }: Props) {
  const found = model.services.map(severityOf);
  return rows
    .filter(({ severities }) => found.some((worst) => worst && severities.includes(worst)))
    .map(({ severities: [severity = 'hint', ...alike], name }) => {
      const count = found.filter(
        (worst, service) =>
          worst && [severity, ...alike].includes(worst) && (!passed || passed.has(service)),
      ).length;
      return (
        <span key={severity} class="row of-findings">
          <svg
            class={`badge ${severity}`}
            width="14"
            height="14"
            viewBox="-7 -7 14 14"
            aria-hidden="true"
          >
            <circle r="5" />
          </svg>
          <span>{name}</span>
          <span class="count">{count}</span>
        </span>
      );
    });
}
