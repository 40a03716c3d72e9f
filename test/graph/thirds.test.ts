import assert from 'node:assert/strict';
import { layoutGraph } from '../../src/graph/layout.ts';
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

/** A service of each project uses the same database, and all of a project one of their own. */
const legacy = (more: Readonly<Record<string, string>> = {}) =>
  modelOf(
    [
      'version: 1',
      'apis: { prices: { stability: evolving } }',
      'services:',
      ...projects.flatMap((project) => [
        `  ${project}-api: { project: ${project}, databases: [legacy]${more[project] ?? ''} }`,
        `  ${project}-worker: { project: ${project}, databases: [${project}] }`,
        `  ${project}-jobs: { project: ${project}, databases: [${project}] }`,
      ]),
      '',
    ].join('\n'),
  );

describe('a thing that many projects share', () => {
  it('joins them by lines to its home, and the others are there when asked for', () => {
    const model = legacy();
    const { routes, onDemand, throughThirds } = layoutGraph(model);
    const home = model.things.find(({ name }) => name === 'legacy')?.currentHome;
    assert.ok(home !== undefined);
    assert.equal(routes.current.length, projects.length - 1);
    for (const { a, b } of routes.current) assert.ok(a === home || b === home);
    const others = ((projects.length - 1) * (projects.length - 2)) / 2;
    assert.equal(throughThirds.current, others);
    assert.equal(onDemand.current.length, others);
  });

  it('leaves the line of projects that have a reason of their own', () => {
    const model = legacy({
      pricing: ', providesApis: [prices]',
      shipping: ', consumesApis: [prices]',
    });
    const { routes } = layoutGraph(model);
    const pairs = routes.current.map(({ a, b }) =>
      [a, b].map((group) => model.groups[group]?.name).sort(),
    );
    assert.ok(pairs.some(([a, b]) => a === 'pricing' && b === 'shipping'));
    assert.equal(pairs.length, projects.length);
  });

  it('is no reason to leave out a line where its home has none to both', () => {
    // At home where most of its users have no project, it has no lines there.
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
    const { routes, throughThirds } = layoutGraph(model);
    assert.equal(routes.current.length, 1);
    assert.equal(throughThirds.current, 0);
  });
});
