import { useMemo } from 'preact/hooks';
import { couplings, isShare } from '../graph/coupling.ts';
import type { Layout } from '../graph/layout.ts';
import type { GraphLink, GraphThing } from '../graph/protocol.ts';
import {
  Evidence,
  Heading,
  Name,
  shorter,
  ToService,
  weight,
  type PartProps,
} from './detailParts.tsx';
import { factsOf, householdsOf } from './facts.ts';
import { keyOf } from './keys.ts';
import { shownView } from './store.ts';
import { balance, groupName, plural } from './words.ts';

/** Two services, and all that speaks for and against their sharing a project. */
export function LinkDetails({
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

const mostMembers = 200;

/** Who is in a project, and which teams that lets in. */
export function GroupDetails({
  store,
  model,
  open,
  layout,
  group,
}: PartProps & { readonly layout: Layout; readonly group: number }) {
  const view = shownView(store.get());
  const boxOf = layout.membership[view === 'current' ? 'current' : 'recommended'];
  const { members = [], owners = [] } = householdsOf(model, layout, boxOf)[group] ?? {};
  const { current } = layout.membership;
  const leaving =
    view === 'difference'
      ? factsOf(model).moving.filter((service) => current[service] === group)
      : [];
  const { place } = model.groups[group] ?? {};
  return (
    <>
      <Heading name={groupName(model, group)} {...{ place, open }} />
      <p class="quiet">
        {plural(members.length, 'service')}
        {owners.length > 0 &&
          ` of ${plural(owners.length, 'team')}: ${owners.slice(0, 12).map(shorter).join(', ')}${owners.length > 12 ? ' …' : ''}`}
      </p>
      <ul>
        {[...members.slice(0, mostMembers), ...leaving].map((service) => (
          <li key={service}>
            <ToService {...{ store, model, service }} />
            <Way {...{ model, service, group }} />
          </li>
        ))}
      </ul>
      {members.length > mostMembers && (
        <p class="quiet">{`and ${plural(members.length - mostMembers, 'more', 'more')}`}</p>
      )}
      <Neighbours {...{ store, model, boxOf, group }} />
    </>
  );
}

/** Where a service of a project comes from or goes to. */
function Way({
  model,
  service,
  group,
}: Pick<PartProps, 'model'> & { readonly service: number; readonly group: number }) {
  const { current, recommended } = model.services[service] ?? {};
  if (current === recommended) return null;
  const leaves = recommended !== group;
  return (
    <>
      <span class="tag">{leaves ? 'leaves' : 'comes'}</span>
      <span class="quiet">
        {leaves ? ' to ' : ' from '}
        <Name text={groupName(model, leaves ? recommended : current)} />
      </span>
    </>
  );
}

const mostNeighbours = 12;

/** The projects that a project is coupled to, and how many pairs of services. */
function Neighbours({
  store,
  model,
  boxOf,
  group,
}: Pick<PartProps, 'store' | 'model'> & {
  readonly boxOf: readonly number[];
  readonly group: number;
}) {
  const between = useMemo(
    () => couplings(model.links, boxOf, (link) => (isShare(link) ? link.channel : undefined)),
    [model, boxOf],
  );
  const all = between.filter(({ a, b }) => a === group || b === group);
  if (all.length === 0) return null;
  return (
    <>
      <h3>Coupled to</h3>
      <ul>
        {all.slice(0, mostNeighbours).map(({ a, b, count }) => (
          <li key={`${a} ${b}`}>
            <button
              type="button"
              class="link"
              onClick={() => store.set({ selection: keyOf(model, { kind: 'trunk', a, b }) })}
            >
              <Name text={groupName(model, a === group ? b : a)} />
            </button>
            <span class="quiet"> {plural(count, 'pair')}</span>
          </li>
        ))}
      </ul>
      {all.length > mostNeighbours && (
        <p class="quiet">{`and ${plural(all.length - mostNeighbours, 'more', 'more')}`}</p>
      )}
    </>
  );
}

/** What many services use, where it is at home, and who uses it. */
export function ThingDetails({
  store,
  model,
  open,
  thing,
}: PartProps & { readonly thing: GraphThing | undefined }) {
  if (!thing) return null;
  const view = shownView(store.get()) === 'current' ? 'current' : 'recommended';
  const home = view === 'current' ? thing.currentHome : thing.recommendedHome;
  const projects = new Set(thing.users.flatMap((user) => model.services[user]?.[view] ?? []));
  const of = projects.size === 0 ? '' : ` of ${plural(projects.size, 'project')}`;
  const at = home === undefined ? '' : `, at home in ${shorter(groupName(model, home))}`;
  return (
    <>
      <Heading {...thing} open={open} />
      <p class="quiet">
        {`A ${thing.kind} that ${plural(thing.users.length, 'service')}${of} use${at}`}
      </p>
      <ul>
        {thing.users.slice(0, mostMembers).map((service) => (
          <li key={service}>
            <ToService {...{ store, model, service }} />{' '}
            <span class="quiet">
              <Name text={groupName(model, model.services[service]?.[view])} />
            </span>
          </li>
        ))}
      </ul>
      {thing.users.length > mostMembers && (
        <p class="quiet">{`and ${plural(thing.users.length - mostMembers, 'more', 'more')}`}</p>
      )}
    </>
  );
}

const mostPairs = 40;

/** All pairs that one trunk stands for. */
export function TrunkDetails({
  store,
  model,
  open,
  layout,
  a,
  b,
}: PartProps & { readonly layout: Layout; readonly a: number; readonly b: number }) {
  const boxOf = layout.membership[shownView(store.get()) === 'current' ? 'current' : 'recommended'];
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
        <section key={`${link.a} ${link.b}`} class="pair">
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
