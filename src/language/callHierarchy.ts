import type { Range } from '../map/text.ts';
import type { Occurrence } from '../map/validate.ts';
import type { Analysis } from './analysis.ts';
import { declarationsOf, occurrenceAt, referencesOf } from './places.ts';
import { serviceNamed } from './users.ts';

/** A service, or an API, as one end of a call. */
export interface CallItem {
  readonly kind: 'service' | 'api';
  readonly name: string;
  readonly detail: string;
  /** The whole entry; the name alone where it is declared nowhere. */
  readonly range: Range;
  readonly selection: Range;
}

export interface Call {
  /** The other end. */
  readonly item: CallItem;
  /** Where the calling end says so. */
  readonly places: readonly Range[];
}

/** What `CallItem` is found again by. */
export type CallSubject = Pick<CallItem, 'kind' | 'name'>;

/** The service or API named at `offset`. */
export function callItemAt(analysis: Analysis, offset: number): CallItem | undefined {
  const found = occurrenceAt(analysis.map, offset);
  if (found?.kind === 'service') return serviceItem(analysis, found.name.text);
  return found?.kind === 'api' ? apiItem(analysis, found) : undefined;
}

/** Services that consume the API, or the APIs that the service provides. */
export function incomingCalls(analysis: Analysis, subject: CallSubject): Call[] {
  const apis =
    subject.kind === 'api'
      ? [subject.name]
      : (serviceNamed(analysis.map, subject.name)?.providesApis ?? []).map(({ text }) => text);
  return callsOf(analysis, apis, 'consumesApis', ({ name }) => name.range);
}

/** Services that provide the API, or the APIs that the service consumes. */
export function outgoingCalls(analysis: Analysis, subject: CallSubject): Call[] {
  const { map } = analysis;
  if (subject.kind === 'api') {
    const [place] = declarationsOf(map, { kind: 'api', name: { text: subject.name } });
    return place ? callsOf(analysis, [subject.name], 'providesApis', () => place.name.range) : [];
  }
  const consumed = serviceNamed(map, subject.name)?.consumesApis ?? [];
  const places = new Map(consumed.map(({ text, range }) => [text, range]));
  return callsOf(analysis, [...places.keys()], 'providesApis', ({ name }) => places.get(name.text));
}

/** The services that name any of the APIs behind `key`, by name, each with its places. */
function callsOf(
  analysis: Analysis,
  apis: readonly string[],
  key: 'consumesApis' | 'providesApis',
  placeOf: (use: Occurrence) => Range | undefined,
): Call[] {
  const places = new Map<string, Range[]>();
  for (const text of apis)
    for (const use of referencesOf(analysis.map, { kind: 'api', name: { text } })) {
      const place = placeOf(use);
      if (use.key !== key || use.within?.kind !== 'service' || !place) continue;
      const known = places.get(use.within.name);
      if (known) known.push(place);
      else places.set(use.within.name, [place]);
    }
  return [...places]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, ranges]) => {
      const item = serviceItem(analysis, name);
      return item ? [{ item, places: ranges.sort((a, b) => a.start - b.start) }] : [];
    });
}

function serviceItem({ map }: Analysis, name: string): CallItem | undefined {
  const service = serviceNamed(map, name);
  return (
    service && {
      kind: 'service',
      name,
      detail: service.project?.text ?? '',
      range: service.range,
      selection: service.name.range,
    }
  );
}

function apiItem({ map }: Analysis, found: Occurrence): CallItem {
  const { text } = found.name;
  const declared = map.model.apis?.get(text);
  const place = (declared ?? declarationsOf(map, found)[0] ?? found).name.range;
  return {
    kind: 'api',
    name: text,
    detail: declared?.stability?.value ?? '',
    range: declared?.range ?? place,
    selection: place,
  };
}
