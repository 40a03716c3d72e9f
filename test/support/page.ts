import { Window } from 'happy-dom';
import { graphOf } from '../../src/language/graph.ts';
import { analyse } from '../../src/language/analysis.ts';
import type { GraphModel } from '../../src/graph/protocol.ts';

/** Gives Node the globals of a page, for as long as a suite runs; returns what takes them away. */
export function installPage(): () => void {
  const window = new Window({ url: 'http://localhost/', width: 1200, height: 800 });
  const names = [
    'window',
    'document',
    'Element',
    'HTMLElement',
    'HTMLInputElement',
    'SVGElement',
    'Event',
    'KeyboardEvent',
    'MouseEvent',
    'MutationObserver',
    'ResizeObserver',
    'getComputedStyle',
    'requestAnimationFrame',
    'cancelAnimationFrame',
  ] as const;
  const before = new Map(
    names.map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)]),
  );
  for (const name of names)
    Object.defineProperty(globalThis, name, {
      configurable: true,
      writable: true,
      value: name === 'window' ? window : (window as unknown as Record<string, unknown>)[name],
    });
  return () => {
    for (const [name, descriptor] of before) {
      if (descriptor) Object.defineProperty(globalThis, name, descriptor);
      else Reflect.deleteProperty(globalThis, name);
    }
    void window.happyDOM.close();
  };
}

export const modelOf = (map: string): GraphModel =>
  graphOf(analyse(map), 'file:///service-map.yaml', 'service-map.yaml');
