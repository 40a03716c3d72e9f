import { Fragment } from 'preact';
import type { GraphLink, GraphModel, Place } from '../graph/protocol.ts';
import type { Host } from './host.ts';
import { keyOf } from './keys.ts';
import { bringIntoView } from './search.ts';
import type { Store } from './store.ts';
import { serviceLabel, signed } from './words.ts';

/** What every part of the details gets. */
export interface PartProps {
  readonly store: Store;
  readonly host: Host;
  readonly model: GraphModel;
  /** Shows a place in the file. */
  open(place: Place | undefined): void;
}

/** A text as it can be shown, however long it is. */
export const shorter = (text: string): string =>
  text.length > 200 ? `${text.slice(0, 199)}…` : text;

/** A name that is rather broken behind its marks than within a word. */
export function Name({ text }: { readonly text: string }) {
  const parts = shorter(text).split(/(?<=[._/])/);
  return (
    <bdi>
      {parts.map((part, index) => (
        <Fragment key={index}>
          {part}
          <wbr />
        </Fragment>
      ))}
    </bdi>
  );
}

/** A name that leads to its place in the file, where it has one. */
export function Heading({
  name,
  place,
  open,
}: Pick<PartProps, 'open'> & { readonly name: string; readonly place?: Place | undefined }) {
  return (
    <h2>
      {place ? (
        <button type="button" class="link" onClick={() => open(place)}>
          <Name text={name} />
        </button>
      ) : (
        <Name text={name} />
      )}
    </h2>
  );
}

/** A name that leads to its service in the picture. */
export function ToService({
  store,
  model,
  service,
}: Pick<PartProps, 'store' | 'model'> & { readonly service: number }) {
  const name = model.services[service]?.name ?? '';
  return (
    <button
      type="button"
      class="link"
      onClick={() => {
        const found = model.services[service];
        store.set({
          selection: keyOf(model, { kind: 'service', service }),
          said: found ? serviceLabel(model, found) : '',
        });
        bringIntoView(store, service);
      }}
    >
      <Name text={name} />
    </button>
  );
}

/** How much a link says, whichever way. */
export const weight = ({ share, split }: GraphLink): number =>
  (share === 'required' ? 1000 : share) - (split === 'required' ? 1000 : split);

/** What a reason weighs, by its sign; what is required is neither good nor bad. */
export function Points({ points }: { readonly points: number | 'required' }) {
  const sign = points === 'required' || points === 0 ? '' : points > 0 ? 'better' : 'worse';
  return <span class={`points ${sign}`}>{signed(points)}</span>;
}

/** All that speaks for and against two services, each with its place in the file. */
export function Evidence({ link, open }: { readonly link: GraphLink } & Pick<PartProps, 'open'>) {
  return (
    <ul class="evidence">
      {link.evidence.map(({ rule, points, reason, places }) => (
        <li key={rule + reason}>
          <Points points={points} />
          {places.length > 0 ? (
            <button type="button" class="link" onClick={() => open(places[0])}>
              {reason}
            </button>
          ) : (
            <span>{reason}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
