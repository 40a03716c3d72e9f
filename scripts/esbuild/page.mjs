import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** How the page of the graph is bundled, in the product and in tests. */
export const page = {
  entryPoints: { webview: here('../../src/webview/main.tsx') },
  bundle: true,
  format: 'iife',
  platform: 'browser',
  target: 'es2022',
  legalComments: 'none',
  // Those of the repository are for the type check, and say otherwise.
  tsconfigRaw: {},
  jsx: 'transform',
  jsxFactory: 'createElement',
  jsxFragment: 'Fragment',
  inject: [here('jsx.mjs')],
};
