import { useEffect, useMemo, useState } from 'preact/hooks';
import type { GraphModel } from '../graph/protocol.ts';
import type { Layout } from '../graph/layout.ts';
import { householdsOf } from './facts.ts';
import { keyOf } from './keys.ts';
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

/** The picture as nested lists: every project, and the services in it. */
export function Outline({ store, model, layout }: Props) {
  const boxOf = layout.membership[shownView(store.get()) === 'current' ? 'current' : 'recommended'];
  // Of a large map the picture comes first.
  const [due, setDue] = useState(model.services.length <= openUpTo);
  useEffect(() => {
    setDue(true);
  }, []);
  return useMemo(() => {
    if (!due) return null;
    const open = model.services.length <= openUpTo;
    const boxes = layout.membership.boxOrder.filter(
      (box) => (householdsOf(model, layout, boxOf)[box]?.members.length ?? 0) > 0,
    );
    return (
      <nav class="outline" aria-label="All projects and services">
        <h2>All projects</h2>
        <ul>
          {boxes.map((box) => (
            <Project key={groupName(model, box)} {...{ store, model, layout, boxOf, box, open }} />
          ))}
        </ul>
      </nav>
    );
  }, [due, model, layout, boxOf]);
}

interface ProjectProps extends Props {
  readonly boxOf: readonly number[];
  readonly box: number;
  readonly open: boolean;
}

function Project({ store, model, layout, boxOf, box, open: first }: ProjectProps) {
  const [open, setOpen] = useState(first);
  const members = householdsOf(model, layout, boxOf)[box]?.members ?? [];
  return (
    <li>
      <details open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>
          <bdi>{groupName(model, box)}</bdi>{' '}
          <span class="quiet">{plural(members.length, 'service')}</span>
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
                      onClick={() => {
                        const key = keyOf(model, { kind: 'service', service });
                        store.set({ selection: key, said: serviceLabel(model, found) });
                        bringIntoView(store, service);
                      }}
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
