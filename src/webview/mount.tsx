import { render } from 'preact';
import type { ToPage } from '../graph/protocol.ts';
import { App } from './app.tsx';
import type { Host } from './host.ts';
import { createStore, received, type Store } from './store.ts';
import './style.css';

export interface Page {
  readonly store: Store;
  receive(message: ToPage): void;
}

/** Puts the page into an element and connects it to whoever shows it. */
export function mount(element: Element, host: Host): Page {
  const store = createStore(host);
  render(<App store={store} host={host} />, element);
  return {
    store,
    receive(message) {
      store.set((state) => received(state, message));
    },
  };
}
