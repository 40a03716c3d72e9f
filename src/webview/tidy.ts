import { layoutGraph } from '../graph/layout.ts';
import type { Store } from './store.ts';
import { fitAll } from './zoom.ts';

/** Lays the picture out afresh: the only thing that rearranges it. */
export function tidyUp(store: Store): void {
  const { model, layout } = store.get();
  if (!model || !layout) return;
  store.set({ layout: layoutGraph(model), untidied: layout });
  fitAll(store);
  store.set({ said: 'Tidied up. Press z to undo.' });
}

/** Puts everything back to where it stood before. */
export function undoTidyUp(store: Store): void {
  const { model, untidied } = store.get();
  if (!model || !untidied) return;
  store.set({ layout: layoutGraph(model, untidied.skeleton, untidied), untidied: undefined });
  fitAll(store);
  store.set({ said: 'As it was before' });
}
