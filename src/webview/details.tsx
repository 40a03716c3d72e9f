import { useEffect } from 'preact/hooks';
import type { Layout } from '../graph/layout.ts';
import type { GraphLink, GraphModel, Place } from '../graph/protocol.ts';
import { factsOf } from './facts.ts';
import type { Host } from './host.ts';
import { keyOf } from './keys.ts';
import { Outline } from './outline.tsx';
import { bringIntoView } from './search.ts';
import { selected, type Store } from './store.ts';
import { Story } from './story.tsx';
import { tryTarget } from './whatIf.ts';
import { balance, groupName, moves, plural, signed, whereabouts } from './words.ts';

interface Props {
  readonly store: Store;
  readonly host: Host;
  readonly model: GraphModel;
  readonly layout: Layout;
}

/** Beside the picture: why the selected service is where it is, and what speaks against. */
export function Details({ store, host, model, layout }: Props) {
  const state = store.get();
  if (!state.detailsOpen) return null;
  const target = selected(state);
  const open = (place: Place | undefined) => {
    if (place) host.postMessage({ type: 'open', place });
  };
  const parts = { store, host, model, open };
  const name =
    target?.kind === 'service' ? ` of ${shorter(model.services[target.service]?.name ?? '')}` : '';
  return (
    <aside class="details" aria-label={`Details${name}`} tabIndex={0}>
      {target?.kind === 'service' ? (
        <ServiceDetails {...parts} service={target.service} />
      ) : target?.kind === 'link' ? (
        <LinkDetails {...parts} link={model.links[target.link]} />
      ) : target?.kind === 'trunk' ? (
        <TrunkDetails {...parts} layout={layout} a={target.a} b={target.b} />
      ) : (
        <Summary {...parts} />
      )}
      <Outline {...{ store, model, layout }} />
    </aside>
  );
}

interface PartProps extends Omit<Props, 'layout'> {
  open(place: Place | undefined): void;
}

const shorter = (text: string): string => (text.length > 200 ? `${text.slice(0, 199)}…` : text);

/** A name that leads to its service in the picture. */
function ToService({
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
        store.set({ selection: keyOf(model, { kind: 'service', service }) });
        bringIntoView(store, service);
      }}
    >
      {shorter(name)}
    </button>
  );
}

const mostMoves = 60;

/** Without a selection: what would move. */
function Summary({ store, model }: PartProps) {
  const moving = model.services.flatMap((service, index) =>
    moves(service) ? [{ service, index }] : [],
  );
  return (
    <>
      <h2>{moving.length === 0 ? 'Nothing to move' : 'What would move'}</h2>
      {moving.length === 0 && <p>Today’s projects are the recommended ones.</p>}
      <ul class="moves">
        {moving.slice(0, mostMoves).map(({ service, index }) => (
          <li key={service.name}>
            <ToService {...{ store, model }} service={index} />
            <span class="quiet">
              {groupName(model, service.current)} → {groupName(model, service.recommended)}
            </span>
          </li>
        ))}
      </ul>
      {moving.length > mostMoves && (
        <p class="quiet">{`and ${plural(moving.length - mostMoves, 'more', 'more')}`}</p>
      )}
      <p class="quiet">
        Select a service to see why. Arrow keys walk, Enter opens its place in the file, M moves it
        to another project.
      </p>
    </>
  );
}

function ServiceDetails({
  store,
  host,
  model,
  open,
  service: index,
}: PartProps & { readonly service: number }) {
  const service = model.services[index];
  const { story } = store.get();
  const name = service?.name ?? '';
  const known = story?.model === model && story.service === name;
  useEffect(() => {
    if (name !== '' && !known) host.postMessage({ type: 'story', service: name });
  }, [model, name]);
  if (!service) return null;
  const links = (factsOf(model).linksOf[index] ?? [])
    .flatMap((link) => model.links[link] ?? [])
    .sort((x, y) => weight(y) - weight(x));
  return (
    <>
      <h2>
        <button type="button" class="link" onClick={() => open(service.place)}>
          {shorter(service.name)}
        </button>
      </h2>
      {service.description !== undefined && <p>{shorter(service.description)}</p>}
      <p class="quiet">
        {service.owner !== undefined && `Team ${service.owner}. `}
        {capital(whereabouts(model, service))}.
      </p>
      <p>
        <button type="button" class="move" onClick={() => tryTarget(store, host, service.name)}>
          Move to project…
        </button>
      </p>
      {service.findings.length > 0 && (
        <>
          <h3>Findings</h3>
          <ul>
            {service.findings.map(({ severity, message }) => (
              <li key={message} class={`finding ${severity}`}>
                <button type="button" class="link" onClick={() => open(service.place)}>
                  {message}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      {known && story.story && <Story story={story.story} />}
      <h3>{links.length === 0 ? 'Nothing couples it' : 'Coupled to'}</h3>
      {links.map((link) => {
        const other = link.a === index ? link.b : link.a;
        const together = model.services[other]?.recommended === service.recommended;
        return (
          <section key={other} class="pair">
            <h4>
              <ToService {...{ store, model }} service={other} />
              <span class="quiet"> {balance(link)}</span>
              <span class="tag">{together ? 'together' : 'apart'}</span>
            </h4>
            <Evidence link={link} open={open} />
          </section>
        );
      })}
      {!(known && story.story) && service.flags.length > 0 && (
        <>
          <h3>Flags</h3>
          <p class="names">{service.flags.map(shorter).join(', ')}</p>
        </>
      )}
    </>
  );
}

function LinkDetails({
  store,
  model,
  open,
  link,
}: PartProps & { readonly link: GraphLink | undefined }) {
  if (!link) return null;
  return (
    <>
      <h2>
        <ToService {...{ store, model }} service={link.a} /> and{' '}
        <ToService {...{ store, model }} service={link.b} />
      </h2>
      <p>{balance(link)}</p>
      <Evidence link={link} open={open} />
    </>
  );
}

const mostPairs = 40;

/** All pairs that one trunk stands for. */
function TrunkDetails({
  store,
  model,
  open,
  layout,
  a,
  b,
}: PartProps & { readonly layout: Layout; readonly a: number; readonly b: number }) {
  const { view } = store.get();
  const boxOf = layout.membership[view === 'current' ? 'current' : 'recommended'];
  const links = model.links
    .filter((link) => {
      const [x, y] = [boxOf[link.a], boxOf[link.b]];
      return (x === a && y === b) || (x === b && y === a);
    })
    .sort((x, y) => weight(y) - weight(x));
  return (
    <>
      <h2>{`${groupName(model, a)} and ${groupName(model, b)}`}</h2>
      <p class="quiet">{`${plural(links.length, 'coupled pair')} in different projects`}</p>
      {links.slice(0, mostPairs).map((link) => (
        <section key={`${String(link.a)} ${String(link.b)}`} class="pair">
          <h3>
            <ToService {...{ store, model }} service={link.a} /> and{' '}
            <ToService {...{ store, model }} service={link.b} />
            <span class="quiet"> {balance(link)}</span>
          </h3>
          <Evidence link={link} open={open} />
        </section>
      ))}
    </>
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const weight = ({ share, split }: GraphLink): number =>
  (share === 'required' ? 1000 : share) - (split === 'required' ? 1000 : split);

function Evidence({ link, open }: { readonly link: GraphLink } & Pick<PartProps, 'open'>) {
  return (
    <ul class="evidence">
      {link.evidence.map(({ rule, points, kind, reason, places }) => (
        <li key={rule + reason} class={kind}>
          <span class="points">{signed(points)}</span>
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
