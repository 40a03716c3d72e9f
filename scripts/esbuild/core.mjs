import { join, relative, resolve, sep } from 'node:path';

const src = join(import.meta.dirname, '..', '..', 'src');
/** What needs neither Node nor a browser, and so is packaged once for both. */
const layers = ['map', 'rules', 'grouping', 'language'].map((layer) => join(src, layer) + sep);
const inCore = (path) => layers.some((layer) => path.startsWith(layer));

/** The name of a module in the core, the same on every system. */
const nameOf = (path) => relative(src, path).split(sep).join('/');

/**
 * Leaves the core out of a bundle: what is imported from it is taken from `core.cjs` beside the
 * bundle when it runs. `modules` collects which of its modules that are.
 */
export const besideCore = (modules) => ({
  name: 'beside-core',
  setup(build) {
    build.onResolve({ filter: /^\.\.?\// }, ({ path, resolveDir }) => {
      const file = resolve(resolveDir, path);
      return inCore(file) ? { path: file, namespace: 'core' } : undefined;
    });
    build.onLoad({ filter: /./, namespace: 'core' }, ({ path }) => {
      modules.add(nameOf(path));
      return { contents: `module.exports = require('core')[${JSON.stringify(nameOf(path))}];` };
    });
    build.onResolve({ filter: /^core$/, namespace: 'core' }, () => ({
      path: './core.cjs',
      external: true,
    }));
  },
});

/** The entry of the core: the modules that others import from it, by their names. */
export const coreOf = (modules) => ({
  name: 'core',
  setup(build) {
    build.onResolve({ filter: /^core$/ }, ({ path }) => ({ path, namespace: 'core' }));
    build.onLoad({ filter: /./, namespace: 'core' }, () => ({
      contents: [...modules]
        .sort()
        .map((name) => `export * as ${JSON.stringify(name)} from ${JSON.stringify(`./${name}`)};`)
        .join('\n'),
      resolveDir: src,
    }));
  },
});
