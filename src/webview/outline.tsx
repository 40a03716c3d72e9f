import type { VNode } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { GraphModel } from '../graph/protocol.ts';
import type { Layout } from '../graph/layout.ts';
import { householdsOf } from './facts.ts';
import { keyOf, targetNamed } from './keys.ts';
import { bringIntoView } from './search.ts';
import { shownView, type Store } from './store.ts';
import { groupName, plural, serviceLabel } from './words.ts';

interface Props {
  readonly store: Store;
  readonly model: GraphModel;
  readonly layout: Layout;
}

/** Up to this many services all lists are open: a screen reader then reads the whole map. */
const openUpTo = 1000;
/** Of a larger map the picture comes first, and then so many projects a frame. */
const slice = 150;

/** What is listed: a map, in which box each service is, and how many projects of it. */
interface Listed {
  readonly model: GraphModel;
  readonly layout: Layout;
  readonly boxOf: readonly number[];
  readonly projects: number;
}

interface Item {
  readonly box: number;
  readonly count: number;
  readonly vnode: VNode;
}

/** The list, and what of it can stay while the map changes. */
interface Shelf {
  listed: Listed;
  /** By name of the project. */
  items: ReadonlyMap<string, Item>;
  /** Names of projects whose services are shown. */
  readonly opened: Set<string>;
}

/** The picture as nested lists: every project, and the services in it. */
export function Outline({ store, model, layout }: Props) {
  const boxOf = layout.membership[shownView(store.get()) === 'current' ? 'current' : 'recommended'];
  const [late, setLate] = useState<Listed>({ model, layout, boxOf, projects: 0 });
  const isSmall = model.services.length <= openUpTo;
  const listed = isSmall ? { model, layout, boxOf, projects: Infinity } : late;
  const { boxCount } = layout.membership;
  useEffect(() => {
    const behind = late.model !== model || late.layout !== layout || late.boxOf !== boxOf;
    if (!isSmall && (behind || late.projects < boxCount))
      setLate({ model, layout, boxOf, projects: Math.min(boxCount, late.projects) + slice });
  });
  const shelf = useRef<Shelf>({ listed, items: new Map(), opened: new Set() }).current;
  shelf.listed = listed;
  return useMemo(() => {
    const items = itemsOf(store, shelf, isSmall);
    return (
      items.length > 0 && (
        <nav class="outline" aria-label="All projects and services">
          <h2>All projects</h2>
          <ul>{items}</ul>
        </nav>
      )
    );
  }, [listed.model, listed.layout, listed.boxOf, listed.projects, isSmall]);
}

/** One item for each project that has services; what would say the same stays the same element. */
function itemsOf(store: Store, shelf: Shelf, isOpen: boolean): VNode[] {
  const { items: before, opened, listed } = shelf;
  const items = new Map<string, Item>();
  shelf.items = items;
  const { model, layout, boxOf, projects } = listed;
  const households = householdsOf(model, layout, boxOf);
  return layout.membership.boxOrder.slice(0, projects).flatMap((box) => {
    const count = households[box]?.members.length ?? 0;
    if (count === 0) return [];
    const name = groupName(model, box);
    const known = before.get(name);
    const same = !isOpen && !opened.has(name) && known?.box === box && known.count === count;
    const vnode = same ? known.vnode : <Project key={name} {...{ store, shelf, box, isOpen }} />;
    items.set(name, { box, count, vnode });
    return vnode;
  });
}

interface ProjectProps {
  readonly store: Store;
  readonly shelf: Shelf;
  readonly box: number;
  readonly isOpen: boolean;
}

function Project({ store, shelf, box, isOpen }: ProjectProps) {
  const [open, setOpen] = useState(isOpen);
  const { model, layout, boxOf } = shelf.listed;
  const name = groupName(model, box);
  const members = householdsOf(model, layout, boxOf)[box]?.members ?? [];
  return (
    <li>
      <details
        open={open}
        onToggle={({ currentTarget }) => {
          if (currentTarget.open) shelf.opened.add(name);
          else shelf.opened.delete(name);
          setOpen(currentTarget.open);
        }}
      >
        <summary>
          <bdi>{name}</bdi> <span class="quiet">{plural(members.length, 'service')}</span>
        </summary>
        {open && (
          <ul>
            {members.map((service) => {
              const found = model.services[service];
              return (
                found && (
                  <li key={found.name}>
                    <button
                      type="button"
                      class="link"
                      title={found.name}
                      aria-label={serviceLabel(model, found)}
                      onClick={() => choose(store, found.name)}
                    >
                      {found.name}
                    </button>
                  </li>
                )
              );
            })}
          </ul>
        )}
      </details>
    </li>
  );
}

/** Selects a service of the map as it is now: a list can be a moment behind. */
function choose(store: Store, name: string): void {
  const { model } = store.get();
  const target = model && targetNamed(model, { service: name });
  const service = target?.kind === 'service' ? model?.services[target.service] : undefined;
  if (!model || !service || target?.kind !== 'service') return;
  store.set({ selection: keyOf(model, target), said: serviceLabel(model, service) });
  bringIntoView(store, target.service);
}
