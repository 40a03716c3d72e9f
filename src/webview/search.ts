import { center } from '../graph/geometry.ts';
import type { GraphModel } from '../graph/protocol.ts';
import { centred, showing } from './camera.ts';
import { sceneFrame } from './frame.ts';
import { cameraNow } from './gesture.ts';
import { keyOf, targetOf } from './keys.ts';
import { shownView, type State, type Store } from './store.ts';

/** The services whose name holds the query, in the order of the map; undefined without a query. */
export function hitsOf(model: GraphModel, query: string): ReadonlySet<number> | undefined {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return undefined;
  const exact: number[] = [];
  const others: number[] = [];
  model.services.forEach(({ name }, service) => {
    const low = name.toLowerCase();
    if (low === wanted) exact.push(service);
    else if (low.includes(wanted)) others.push(service);
  });
  // What is named just so comes first.
  return new Set([...exact, ...others]);
}

/** Selects the match that is so many on from the present one, and brings it into the picture. */
export function goToHit(store: Store, query: string, step: number): void {
  const { model, layout } = store.get();
  const hits = model && [...(hitsOf(model, query) ?? [])];
  if (!model || !layout || !hits || query.trim() === '') {
    store.set({ query });
    return;
  }
  if (hits.length === 0) {
    store.set({ query, said: 'No service of that name' });
    return;
  }
  const at = hitIndex(store.get(), hits);
  const next = step === 0 || at < 0 ? 0 : (at + step + hits.length) % hits.length;
  const service = hits[next] ?? 0;
  const said = `Match ${next + 1} of ${hits.length}: ${model.services[service]?.name ?? ''}`;
  store.set({ query, selection: keyOf(model, { kind: 'service', service }), said });
  bringIntoView(store, service);
}

/** Which of the matches is selected; −1 where none is. */
export function hitIndex({ model, selection }: State, hits: readonly number[]): number {
  const target = model && targetOf(model, selection);
  return target?.kind === 'service' ? hits.indexOf(target.service) : -1;
}

/** Moves the camera to a service or a shared thing, no further than needed, and near enough to tell it apart. */
export function bringIntoView(
  store: Store,
  index: number,
  among: 'services' | 'things' = 'services',
): void {
  const state = store.get();
  const grouping = shownView(state) === 'current' ? 'current' : 'recommended';
  const rect = state.layout?.[among][grouping][index];
  const camera = cameraNow(store);
  if (!rect || !camera) return;
  store.motion.stop();
  const frame = sceneFrame();
  const near = camera.zoom < legible ? centred(center(rect), legible, frame) : camera;
  store.set({ camera: showing(near, rect, frame), glide: true });
}

/** From this zoom on a service has a name. */
const legible = 0.55;
