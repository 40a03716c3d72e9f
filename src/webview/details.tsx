import type { GraphLink, GraphModel, Place } from '../graph/protocol.ts';
import type { Host } from './host.ts';
import { keyOf } from './keys.ts';
import { selected, type Store } from './store.ts';
import { balance, groupName, moves, signed, whereabouts } from './words.ts';

interface Props {
  readonly store: Store;
  readonly host: Host;
  readonly model: GraphModel;
}

/** Beside the picture: why the selected service is where it is, and what speaks against. */
export function Details({ store, host, model }: Props) {
  const state = store.get();
  if (!state.detailsOpen) return null;
  const target = selected(state);
  const open = (place: Place | undefined) => {
    if (place) host.postMessage({ type: 'open', place });
  };
  if (target?.kind === 'service')
    return <ServiceDetails {...{ store, model, open }} service={target.service} />;
  if (target?.kind === 'link') {
    const link = model.links[target.link];
    return link ? (
      <aside class="details" aria-label="Details">
        <h2>
          {model.services[link.a]?.name} and {model.services[link.b]?.name}
        </h2>
        <p>{balance(link)}</p>
        <Evidence link={link} open={open} />
      </aside>
    ) : null;
  }
  return <Summary {...{ store, model }} />;
}

/** Without a selection: what would move. */
function Summary({ store, model }: Pick<Props, 'store' | 'model'>) {
  const moving = model.services.flatMap((service, index) =>
    moves(service) ? [{ service, index }] : [],
  );
  return (
    <aside class="details" aria-label="Details">
      <h2>{moving.length === 0 ? 'Nothing to move' : 'What would move'}</h2>
      {moving.length === 0 && <p>Today’s projects are the recommended ones.</p>}
      <ul class="moves">
        {moving.map(({ service, index }) => (
          <li key={service.name}>
            <button
              type="button"
              class="link"
              onClick={() =>
                store.set({ selection: keyOf(model, { kind: 'service', service: index }) })
              }
            >
              {service.name}
            </button>
            <span class="quiet">
              {groupName(model, service.current)} → {groupName(model, service.recommended)}
            </span>
          </li>
        ))}
      </ul>
      <p class="quiet">
        Select a service to see why. Arrow keys walk, Enter opens its place in the file.
      </p>
    </aside>
  );
}

function ServiceDetails({
  store,
  model,
  open,
  service: index,
}: Pick<Props, 'store' | 'model'> & {
  readonly service: number;
  open(place: Place | undefined): void;
}) {
  const service = model.services[index];
  if (!service) return null;
  const links = model.links
    .filter((link) => link.a === index || link.b === index)
    .sort((x, y) => weight(y) - weight(x));
  return (
    <aside class="details" aria-label={`Details of ${service.name}`}>
      <h2>
        <button type="button" class="link" onClick={() => open(service.place)}>
          {service.name}
        </button>
      </h2>
      {service.description !== undefined && <p>{service.description}</p>}
      <p class="quiet">
        {service.owner !== undefined && `Team ${service.owner}. `}
        {capital(whereabouts(model, service))}.
      </p>
      {service.findings.length > 0 && (
        <>
          <h3>Findings</h3>
          <ul>
            {service.findings.map(({ severity, message }) => (
              <li key={message} class={`finding ${severity}`}>
                {message}
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>{links.length === 0 ? 'Nothing couples it' : 'Coupled to'}</h3>
      {links.map((link) => {
        const other = link.a === index ? link.b : link.a;
        const name = model.services[other]?.name ?? '';
        const together = model.services[other]?.recommended === service.recommended;
        return (
          <section key={name} class="pair">
            <h4>
              <button
                type="button"
                class="link"
                onClick={() =>
                  store.set({ selection: keyOf(model, { kind: 'service', service: other }) })
                }
              >
                {name}
              </button>
              <span class="quiet"> {balance(link)}</span>
              <span class="tag">{together ? 'together' : 'apart'}</span>
            </h4>
            <Evidence link={link} open={open} />
          </section>
        );
      })}
      {service.flags.length > 0 && (
        <>
          <h3>Flags</h3>
          <p class="names">{service.flags.join(', ')}</p>
        </>
      )}
    </aside>
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const weight = ({ share, split }: GraphLink): number =>
  (share === 'required' ? 1000 : share) - (split === 'required' ? 1000 : split);

function Evidence({
  link,
  open,
}: {
  readonly link: GraphLink;
  open(place: Place | undefined): void;
}) {
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
