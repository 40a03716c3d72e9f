import assert from 'node:assert/strict';
import { landscape } from '../../scripts/panel/landscape.ts';
import { layoutGraph } from '../../src/graph/layout.ts';
import { trunksOf } from '../../src/webview/trunks.ts';
import { generateMap } from '../support/generate.ts';
import { modelOf } from '../support/page.ts';

const projects = [
  'billing',
  'catalog',
  'orders',
  'pricing',
  'returns',
  'search',
  'shipping',
  'web',
];
/** Each to each. */
const allPairs = (projects.length * (projects.length - 1)) / 2;

/** A service of each project uses the same database, and all of a project one of their own. */
const legacy = (more: Readonly<Record<string, string>> = {}, further: readonly string[] = []) =>
  modelOf(
    [
      'version: 1',
      'apis: { prices: { stability: evolving } }',
      'flags: { discount: { requires: [cheaper] } }',
      'services:',
      ...projects.flatMap((project) => [
        `  ${project}-api: { project: ${project}, owner: us, databases: [legacy]${more[project] ?? ''} }`,
        `  ${project}-worker: { project: ${project}, databases: [${project}] }`,
        `  ${project}-jobs: { project: ${project}, databases: [${project}] }`,
      ]),
      ...further,
      '',
    ].join('\n'),
  );

/** The lines between projects by their names. */
const linesOf = (model: ReturnType<typeof modelOf>): string[] =>
  layoutGraph(model).routes.current.map(({ a, b }) =>
    [a, b]
      .map((group) => model.groups[group]?.name ?? '')
      .sort()
      .join(' '),
  );

describe('a thing that many projects share', () => {
  it('joins them by lines to its home, and the others are there when asked for', () => {
    const model = legacy();
    const { routes, onDemand, through } = layoutGraph(model);
    const home = model.things.find(({ name }) => name === 'legacy')?.currentHome;
    assert.ok(home !== undefined);
    assert.equal(routes.current.length, projects.length - 1);
    for (const { a, b } of routes.current) assert.ok(a === home || b === home);
    const others = allPairs - routes.current.length;
    assert.equal(through.current.length, others);
    assert.equal(onDemand.current.length, others);
  });

  it('does so whatever else they use that counts for nothing', () => {
    const more = Object.fromEntries(projects.map((name) => [name, ', flags: [dark-mode]']));
    const everybody = Array.from(
      { length: 90 },
      (_, i) => `  z${i}: { project: billing, flags: [dark-mode] }`,
    );
    const lines = linesOf(legacy(more, everybody));
    assert.equal(lines.length, projects.length - 1);
  });

  it('leaves the line of projects that have a reason of their own', () => {
    for (const [pricing, shipping] of [
      [', providesApis: [prices]', ', consumesApis: [prices]'],
      [', flags: [discount]', ', flags: [cheaper]'],
      [', segments: [beta]', ', segments: [beta]'],
    ] as const) {
      const lines = linesOf(legacy({ pricing, shipping }));
      assert.ok(lines.includes('pricing shipping'), pricing);
      assert.equal(lines.length, projects.length);
    }
  });

  it('leaves the line of what is coupled through two homes', () => {
    const [pricing, shipping] = [', segments: [early]', ', segments: [early]'];
    const others = ['web-x', 'web-y', 'web-z'].map(
      (name) => `  ${name}: { project: web, segments: [early] }`,
    );
    const lines = linesOf(legacy({ pricing, shipping }, others));
    assert.ok(lines.includes('pricing shipping'));
  });

  it('is no reason to leave out a line where it is at home in no project', () => {
    const model = modelOf(
      [
        'version: 1',
        'services:',
        ...['a', 'b', 'c', 'd', 'e'].map((name) => `  ${name}: { databases: [legacy] }`),
        '  x: { project: x, databases: [legacy] }',
        '  y: { project: y, databases: [legacy] }',
        '',
      ].join('\n'),
    );
    assert.deepEqual(linesOf(model), ['x y']);
    assert.deepEqual(layoutGraph(model).through.current, []);
  });

  it('leaves out no pair but where both its projects have lines to the third', () => {
    let count = 0;
    const maps = [
      ...[1, 2, 3].map((seed) => generateMap({ services: 600, family: 'mixed', seed })),
      generateMap({ services: 150, family: 'planted', seed: 4 }),
      landscape(700),
    ];
    for (const map of maps) {
      const { routes, through } = layoutGraph(modelOf(map));
      for (const grouping of ['current', 'recommended'] as const) {
        const drawn = new Set(routes[grouping].flatMap(({ a, b }) => [`${a} ${b}`, `${b} ${a}`]));
        for (const { a, b, third } of through[grouping]) {
          count++;
          assert.ok(!drawn.has(`${a} ${b}`));
          for (const end of [a, b]) assert.ok(drawn.has(`${end} ${third}`));
        }
      }
    }
    assert.ok(count > 20, String(count));
  });

  it('leaves the lines between projects of a team in sight when the home is filtered out', () => {
    const model = legacy();
    const layout = layoutGraph(model);
    const home = model.things.find(({ name }) => name === 'legacy')?.currentHome;
    const all = trunksOf(model, layout, 'current', ({ channel }) => channel);
    assert.equal(all.trunks.length, projects.length - 1);
    assert.equal(all.through, allPairs - all.trunks.length);
    const isHome = (service: number): boolean => model.services[service]?.current === home;
    const some = trunksOf(model, layout, 'current', ({ a, b, channel }) =>
      isHome(a) || isHome(b) ? undefined : channel,
    );
    assert.equal(some.through, 0);
    assert.equal(some.trunks.length, some.total);
    assert.equal(some.total, allPairs - all.trunks.length);
  });
});
