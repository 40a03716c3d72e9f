import { useMemo } from 'preact/hooks';
import { totalsOf } from '../graph/exports/subject.ts';
import type { Layout } from '../graph/layout.ts';
import type { GraphModel, Place } from '../graph/protocol.ts';
import { Name, shorter, ToService, type PartProps } from './detailParts.tsx';
import { GroupDetails, LinkDetails, ThingDetails, TrunkDetails } from './groupDetails.tsx';
import type { Host } from './host.ts';
import { factsOf } from './facts.ts';
import { Outline } from './outline.tsx';
import { ServiceDetails } from './serviceDetails.tsx';
import { selected, type Store } from './store.ts';
import { groupName, plural } from './words.ts';

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
      ) : target?.kind === 'thing' ? (
        <ThingDetails {...parts} thing={model.things[target.thing]} />
      ) : target?.kind === 'group' ? (
        <GroupDetails {...parts} layout={layout} group={target.box} />
      ) : (
        <Summary {...parts} />
      )}
      <Outline {...{ store, model, layout }} />
    </aside>
  );
}

const mostMoves = 60;

/** Without a selection: what would move. */
function Summary({ store, model }: PartProps) {
  const { moving } = factsOf(model);
  const totals = useMemo(() => totalsOf({ model }), [model]);
  return (
    <>
      <h2>{moving.length === 0 ? 'Nothing to move' : 'What would move'}</h2>
      {moving.length === 0 && <p>Today’s projects are the recommended ones.</p>}
      <p class="quiet">{totals}.</p>
      <ul class="moves">
        {moving.slice(0, mostMoves).map((index) => {
          const service = model.services[index];
          return (
            service && (
              <li key={service.name}>
                <ToService {...{ store, model }} service={index} />
                <span class="quiet">
                  <Name text={groupName(model, service.current)} /> →{' '}
                  <Name text={groupName(model, service.recommended)} />
                </span>
              </li>
            )
          );
        })}
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
