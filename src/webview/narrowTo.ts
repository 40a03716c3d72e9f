import type { GraphModel } from '../graph/protocol.ts';
import { narrowFrom, passing, type Aspect } from './narrow.ts';
import { shownView, type Store } from './store.ts';
import { plural } from './words.ts';

/** Sets or, where a value is undefined, clears filters, and says what is left. */
export function narrowTo(
  store: Store,
  model: GraphModel,
  change: Readonly<Partial<Record<Aspect, string | undefined>>>,
): void {
  const state = store.get();
  const narrow = narrowFrom({ ...state.narrow, ...change });
  const boxOf =
    state.layout?.membership[shownView(state) === 'current' ? 'current' : 'recommended'];
  const left = boxOf && passing(model, boxOf, narrow)?.size;
  store.set({ narrow, said: left === undefined ? 'No filter' : `${plural(left, 'service')} left` });
}
