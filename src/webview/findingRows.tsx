import { useMemo } from 'preact/hooks';
import type { GraphModel, GraphService } from '../graph/protocol.ts';
import { severityOf, type Severity } from './narrow.ts';

/** What the colours of the signs on cards are called; notes and hints have the same. */
const rows: readonly { readonly sign: Severity; readonly name: string }[] = [
  { sign: 'error', name: 'Errors' },
  { sign: 'warning', name: 'Warnings' },
  { sign: 'information', name: 'Notes' },
];

interface Props {
  readonly model: GraphModel;
  /** The services that pass the filters; undefined where there is none. */
  readonly passed: ReadonlySet<number> | undefined;
}

/** What the signs on cards mean, and how many services have one of each colour. */
export function FindingRows({ model, passed }: Props) {
  const signs = useMemo(() => model.services.map(signOf), [model]);
  return rows
    .filter(({ sign }) => signs.includes(sign))
    .map(({ sign, name }) => (
      <span key={sign} class="row of-findings" title="Services whose worst finding is of this kind">
        <svg
          class={`badge ${sign}`}
          width="14"
          height="14"
          viewBox="-7 -7 14 14"
          aria-hidden="true"
        >
          <circle r="5" />
        </svg>
        <span>{name}</span>
        <span class="count">
          {signs.filter((own, service) => own === sign && (passed?.has(service) ?? true)).length}
        </span>
      </span>
    ));
}

function signOf(service: GraphService): Severity | undefined {
  const worst = severityOf(service);
  return worst === 'hint' ? 'information' : worst;
}
