/** The layers of ARCHITECTURE.md, as rules. Each comment says why. */
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** Layers of the core, each of which may use those before it. */
const layers = ['map', 'rules', 'grouping', 'language', 'server', 'extension'];
const above = (layer) => layers.slice(layers.indexOf(layer) + 1);

const core = '^src/(map|rules|grouping|language|graph)/';

export default {
  forbidden: [
    ...layers
      .filter((layer) => above(layer).length > 0)
      .map((layer) =>
        forbid(
          `${layer}-looks-down-only`,
          'Arrows point one way: map ← rules ← grouping ← language ← server ← extension.',
          { path: `^src/${layer}/` },
          { path: `^src/(${[...above(layer), 'cli', 'webview'].join('|')})/` },
        ),
      ),
    forbid(
      'grouping-knows-evidence-only',
      'The solver must not know how a map is written.',
      { path: '^src/grouping/' },
      { path: '^src/map/' },
    ),
    forbid(
      'core-does-no-io',
      'The core runs in a browser worker as it does in Node.',
      { path: core },
      { dependencyTypes: ['core'] },
    ),
    ...[{ dependencyTypes: ['core'] }, { path: '/lib/node/' }].map((node) =>
      forbid(
        'server-and-shell-run-in-a-browser',
        'Only what starts them under Node may use it.',
        { path: '^src/(server|extension)/', pathNot: '/(main|nodeClient)\\.ts$' },
        node,
      ),
    ),
    forbid(
      'core-knows-no-editor',
      'Only the server speaks the protocol, and only the extension speaks to VS Code.',
      { path: core },
      { path: '(^vscode$|node_modules/vscode-)' },
    ),
    forbid(
      'yaml-in-one-file',
      'Everything else walks our own tree.',
      { path: '^src/', pathNot: '^src/map/yaml\\.ts$' },
      { path: 'node_modules/yaml/' },
    ),
    forbid(
      'vscode-in-the-extension',
      'The server serves other editors too.',
      { path: '^src/', pathNot: '^src/extension/' },
      { path: '^vscode$' },
    ),
    forbid(
      'page-knows-its-protocol-only',
      'The page runs anywhere: its host is a message channel.',
      { path: '^src/webview/' },
      { path: '^src/', pathNot: '^src/(webview|graph)/' },
    ),
    forbid(
      'graph-stands-alone',
      'Protocol and layout are shared by host and page.',
      { path: '^src/graph/' },
      { path: '^src/', pathNot: '^src/graph/' },
    ),
    forbid(
      'cli-at-the-edge',
      'The command line uses the core, not the server.',
      { path: '^src/cli/' },
      { path: '^src/(server|extension|webview)/' },
    ),
    forbid(
      'nothing-imports-the-edge',
      'Commands and the page are ends, not libraries.',
      { path: '^src/', pathNot: '^src/(cli|webview)/' },
      { path: '^src/(cli|webview)/' },
    ),
    forbid(
      'no-cycles',
      'A cycle is two rooms without a wall.',
      { path: '^src/' },
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    forbid(
      'no-dead-rooms',
      'What no entry point reaches is deleted.',
      {
        path: '^(src/(extension|server|cli|webview)/main|src/extension/web|src/server/worker|src/node/solverThread|scripts/(generate|solve))\\.tsx?$',
      },
      {
        path: '^src/',
        pathNot: '(/main\\.tsx?|/web\\.ts|/worker\\.ts|/solverThread\\.ts|\\.d\\.ts)$',
        reachable: false,
      },
    ),
    forbid(
      'no-orphans',
      'What nothing uses is deleted.',
      { orphan: true, path: '^src/', pathNot: '(/main\\.tsx?|/web\\.ts|/worker\\.ts|\\.d\\.ts)$' },
      {},
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
    externalModuleResolutionStrategy: 'node_modules',
  },
};
