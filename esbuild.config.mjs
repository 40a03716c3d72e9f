import { context } from 'esbuild';
import { besideCore, coreOf } from './scripts/esbuild/core.mjs';
import { page } from './scripts/esbuild/page.mjs';
import { squeeze } from './scripts/esbuild/squeeze.mjs';

const watch = process.argv.includes('--watch');
const production = process.argv.includes('--production');

const common = {
  bundle: true,
  minify: production,
  sourcemap: !production,
  target: 'es2022',
  logLevel: 'info',
  legalComments: 'none',
};

const node = { ...common, platform: 'node', target: 'node20' };

/** In the browser; VS Code loads the extension there as a CommonJS module, its server as a script. */
const web = { ...common, platform: 'browser', outdir: 'dist/web' };

/** Modules of the core that the bundles beside it need; known once those are built. */
const fromCore = new Set();

/** ES modules in which the libraries that are not can still require Node's own modules. */
const esm = {
  ...node,
  format: 'esm',
  mainFields: ['module', 'main'],
  banner: {
    js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
  },
};

/** What activates the extension is small; the rest is a bundle of its own, loaded behind it. */
const shellBeside = {
  name: 'shell-beside',
  setup(build) {
    build.onResolve({ filter: /^\.\/nodeShell\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './shell.cjs', external: true } : undefined,
    );
  },
};

const builds = [
  {
    ...node,
    entryPoints: { extension: 'src/extension/main.ts', shell: 'src/extension/nodeShell.ts' },
    format: 'cjs',
    external: ['vscode'],
    plugins: [shellBeside],
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
  },
  {
    ...web,
    entryPoints: { extension: 'src/extension/web.ts' },
    format: 'cjs',
    external: ['vscode'],
    outExtension: { '.js': '.cjs' },
  },
  {
    ...web,
    entryPoints: { server: 'src/server/worker.ts' },
    format: 'iife',
    plugins: [besideCore(fromCore)],
  },
  {
    ...esm,
    entryPoints: {
      server: 'src/server/main.ts',
      solverThread: 'src/node/solverThread.ts',
      cli: 'src/cli/main.ts',
    },
    plugins: [besideCore(fromCore)],
    outdir: 'dist',
  },
  {
    ...common,
    ...page,
    outdir: 'dist',
  },
];

const core = {
  ...common,
  platform: 'browser',
  entryPoints: { core: 'core' },
  format: 'cjs',
  plugins: [coreOf(fromCore)],
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
};

/** Builds all, and again on changes where it could and they are watched; the log says what failed. */
async function run(options) {
  const contexts = await Promise.all(
    options.map((build) =>
      context({ ...build, plugins: [...(build.plugins ?? []), ...(production ? [squeeze] : [])] }),
    ),
  );
  const built = await Promise.allSettled(contexts.map((build) => build.rebuild()));
  const done = built.every(({ status }) => status === 'fulfilled');
  await Promise.all(contexts.map((build) => (done && watch ? build.watch() : build.dispose())));
  return done;
}

if (!((await run(builds)) && (await run([core])))) process.exitCode = 1;
