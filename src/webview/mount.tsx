import { render } from 'preact';
import type { ToPage } from '../graph/protocol.ts';
import { App } from './app.tsx';
import { exportView } from './exporting.ts';
import type { Host } from './host.ts';
import { watchFont } from './letters.ts';
import { bringIntoView } from './search.ts';
import { createStore, received, selected, type Store } from './store.ts';

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
  let adrift = false;
  const draw = () => {
    due = false;
    const held = document.hasFocus() ? document.activeElement : null;
    render(<App store={store} host={host} />, element);
    // What had the focus may be gone; keys are heard in the picture then, as soon as there is one.
    adrift = document.activeElement === document.body && (adrift || held?.isConnected === false);
    if (adrift) element.querySelector<SVGElement>('.picture')?.focus({ preventScroll: true });
  };
  draw();
  // However much changes at once, it is drawn once.
  const unsubscribe = store.subscribe(() => {
    if (!due) queueMicrotask(draw);
    due = true;
  });
  const unwatch = watchFont(() => store.set(({ fonts }) => ({ fonts: fonts + 1 })));
  return {
    store,
    receive(message) {
      if (message.type === 'export') void exportView(store, host, message.format);
      else store.set((state) => received(state, message));
      if (message.type === 'select') bringSelected(store);
    },
    close() {
      unsubscribe();
      unwatch();
      render(null, element);
    },
  };
}

/** Brings what the host has selected into the picture. */
function bringSelected(store: Store): void {
  const target = selected(store.get());
  if (target?.kind === 'service') bringIntoView(store, target.service);
  if (target?.kind === 'thing') bringIntoView(store, target.thing, 'things');
}
