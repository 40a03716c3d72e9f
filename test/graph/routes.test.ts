import assert from 'node:assert/strict';
import fc from 'fast-check';
import { layoutGraph } from '../../src/graph/layout.ts';
import { generateMap } from '../support/generate.ts';
import { modelOf } from '../support/page.ts';
import { soundRoutes } from '../support/picture.ts';

describe('the lines between projects', () => {
  it('begin and end at their projects and pass through no other', () => {
    let seen = 0;
    fc.assert(
      fc.property(
        fc.record({
          services: fc.integer({ min: 2, max: 60 }),
          family: fc.constantFrom('planted' as const, 'by-team' as const, 'mixed' as const),
          seed: fc.integer({ min: 1, max: 5000 }),
        }),
        (options) => {
          seen += soundRoutes(layoutGraph(modelOf(generateMap(options))));
        },
      ),
      { numRuns: 80 },
    );
    assert.ok(seen > 200, 'the maps had lines to look at');
  });

  it('hold at two hundred services too', () => {
    for (const family of ['planted', 'by-team', 'mixed'] as const)
      soundRoutes(layoutGraph(modelOf(generateMap({ services: 200, family, seed: 3 }))));
  });

  it('hold beside a giant project', () => {
    const rest = Array.from(
      { length: 6 },
      (_, i) => `  small-${i}: { project: p${i}, databases: [db, own-${i}] }`,
    );
    const giant = Array.from(
      { length: 50 },
      (_, i) => `  giant-${i}: { project: giant, databases: [db] }`,
    );
    const map = ['version: 1', 'services:', ...giant, ...rest, ''].join('\n');
    assert.ok(soundRoutes(layoutGraph(modelOf(map))) > 0);
  });
});
