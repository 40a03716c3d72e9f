import type { Service } from '../map/model.ts';
import type { ParsedMap } from '../map/parse.ts';
import type { Range } from '../map/text.ts';
import type { User } from '../map/users.ts';
import type { Occurrence } from '../map/validate.ts';
import type { Analysis } from './analysis.ts';
import { declarationsOf, occurrenceAt } from './places.ts';
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
export function callItemAt({ map }: Analysis, offset: number): CallItem | undefined {
  const found = occurrenceAt(map, offset);
  if (found?.kind === 'api') return apiItem(map, found);
  const service = found?.kind === 'service' ? serviceNamed(map, found.name.text) : undefined;
  return service && toItem(service);
}

/** Services that consume the API, or the APIs that the service provides. */
export function incomingCalls({ map }: Analysis, subject: CallSubject): Call[] {
  const apis =
    subject.kind === 'api'
      ? [subject.name]
      : (serviceNamed(map, subject.name)?.providesApis ?? []).map(({ text }) => text);
  return callsOf(map, apis, 'consumesApis', ({ range }) => range);
}

/** Services that provide the API, or the APIs that the service consumes. */
export function outgoingCalls({ map }: Analysis, subject: CallSubject): Call[] {
  if (subject.kind === 'api') {
    const [place] = declarationsOf(map, { kind: 'api', name: { text: subject.name } });
    return place ? callsOf(map, [subject.name], 'providesApis', () => place.name.range) : [];
  }
  const consumed = serviceNamed(map, subject.name)?.consumesApis ?? [];
  const places = new Map(consumed.map(({ text, range }) => [text, range]));
  return callsOf(map, [...places.keys()], 'providesApis', (_, api) => places.get(api));
}

/** The services that name any of the APIs in a list of theirs, each with its places. */
function callsOf(
  map: ParsedMap,
  apis: readonly string[],
  list: 'consumesApis' | 'providesApis',
  placeOf: (user: User, api: string) => Range | undefined,
): Call[] {
  const places = new Map<number, Range[]>();
  for (const api of apis)
    for (const user of map.model.users[list].get(api) ?? []) {
      const place = placeOf(user, api);
      if (!place) continue;
      const known = places.get(user.service);
      if (known) known.push(place);
      else places.set(user.service, [place]);
    }
  return [...places]
    .sort(([a], [b]) => a - b)
    .flatMap(([index, ranges]) => {
      const service = map.model.services[index];
      return service
        ? [{ item: toItem(service), places: ranges.sort((a, b) => a.start - b.start) }]
        : [];
    });
}

const toItem = ({ name, project, range }: Service): CallItem => ({
  kind: 'service',
  name: name.text,
  detail: project?.text ?? '',
  range,
  selection: name.range,
});

function apiItem(map: ParsedMap, found: Occurrence): CallItem {
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
