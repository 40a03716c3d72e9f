import { render } from 'preact';
import type { ToPage } from '../graph/protocol.ts';
import { App } from './app.tsx';
import { exportView } from './exporting.ts';
import type { Host } from './host.ts';
import { createStore, received, type Store } from './store.ts';

export interface Page {
  readonly store: Store;
  receive(message: ToPage): void;
  /** Takes the page away, and its hands off the keyboard. */
  close(): void;
}

/** Puts the page into an element and connects it to whoever shows it. */
export function mount(element: Element, host: Host): Page {
  const store = createStore(host);
  let due = false;
  const draw = () => {
    due = false;
    render(<App store={store} host={host} />, element);
  };
  draw();
  // However much changes at once, it is drawn once.
  const unsubscribe = store.subscribe(() => {
    if (!due) queueMicrotask(draw);
    due = true;
  });
  return {
    store,
    receive(message) {
      if (message.type === 'export') void exportView(store, host, message.format);
      else store.set((state) => received(state, message));
    },
    close() {
      unsubscribe();
      render(null, element);
    },
  };
}
