import type { GraphModel } from '../graph/protocol.ts';
import { followPointer, swallowClick } from './gesture.ts';
import type { Host } from './host.ts';
import { keyOf, targetOf } from './keys.ts';
import type { State, Store } from './store.ts';
import { groupName } from './words.ts';

/** While a drag goes over many projects, only one where it rests is asked about. */
const restFor = 60;

let pending: ReturnType<typeof setTimeout> | undefined;

/** Names a project to try a service in, and asks what that would change. */
export function tryTarget(store: Store, host: Host, service: string, target?: string): void {
  const { whatIf } = store.get();
  if (whatIf?.service === service && whatIf.target === target) return;
  clearTimeout(pending);
  store.set({
    whatIf: { service, target, trial: undefined },
    said: target === undefined ? `Moving ${service}` : `${service} to ${target}`,
  });
  if (target === undefined) return;
  pending = setTimeout(() => {
    // The map may have lost one of them meanwhile.
    if (store.get().whatIf?.target === target) host.postMessage({ type: 'trial', service, target });
  }, restFor);
}

export function cancel(store: Store, said = 'Move cancelled'): void {
  clearTimeout(pending);
  store.set({ whatIf: undefined, said });
}

/** Has the move written into the file. */
export function apply(store: Store, host: Host): void {
  const { whatIf } = store.get();
  if (whatIf?.target === undefined) return;
  const { service, target } = whatIf;
  host.postMessage({ type: 'move', service, target });
  cancel(store, `${service} moves to ${target}`);
}

/** What a new map does to a move that is being tried. */
export function afterChange(
  { whatIf }: State,
  model: GraphModel,
): Pick<State, 'whatIf'> & Partial<Pick<State, 'said'>> {
  if (!whatIf) return { whatIf };
  const { service, target } = whatIf;
  const found = model.services.find(({ name }) => name === service);
  if (!found) return { whatIf: undefined, said: `${service} is no longer in the map` };
  const to = model.groups.findIndex(({ name }) => name === target);
  if (target === undefined || (to >= 0 && to !== found.current))
    return { whatIf: { service, target, trial: undefined, stale: true } };
  return {
    whatIf: { service, target: undefined, trial: undefined },
    said: `${service} cannot move to ${target} any more`,
  };
}

/**
 * Lets the pointer carry a service from project to project. `boxAt` says which project is under
 * it. Let go over another project, the move stays proposed; anywhere else it is cancelled.
 */
export function dragService(
  event: PointerEvent,
  store: Store,
  host: Host,
  key: string,
  boxAt: (event: MouseEvent) => number | undefined,
): void {
  const { model } = store.get();
  const found = model && targetOf(model, key);
  if (event.button !== 0 || found?.kind !== 'service') return;
  const name = model?.services[found.service]?.name ?? '';
  const start = { x: event.clientX, y: event.clientY };
  let dragging = false;
  const over = (moved: PointerEvent): string | undefined => {
    const now = store.get().model;
    const box = boxAt(moved);
    const service = now?.services.find((each) => each.name === name);
    if (!now || !service || box === undefined || box >= now.groups.length) return undefined;
    return box === service.current ? undefined : groupName(now, box);
  };
  const stop = followPointer(
    (moved) => {
      const [dx, dy] = [moved.clientX - start.x, moved.clientY - start.y];
      if (!dragging && Math.abs(dx) + Math.abs(dy) <= 4) return;
      if (!dragging) {
        dragging = true;
        store.set({ selection: key, carried: { x: moved.clientX, y: moved.clientY } });
        tryTarget(store, host, name);
      }
      // Escape, or a map that no longer has the service, has ended it.
      if (!store.get().whatIf) {
        stop();
        store.set({ carried: undefined, hover: undefined });
        return;
      }
      const target = over(moved);
      const now = store.get().model;
      const box = now?.groups.findIndex((group) => group.name === target) ?? -1;
      store.set({
        carried: { x: moved.clientX, y: moved.clientY },
        hover: now && box >= 0 ? keyOf(now, { kind: 'group', box }) : undefined,
      });
      tryTarget(store, host, name, target);
    },
    () => {
      if (!dragging) return;
      swallowClick();
      store.set({ carried: undefined, hover: undefined });
      const { whatIf } = store.get();
      if (whatIf && whatIf.target === undefined) cancel(store);
    },
  );
}
