import assert from 'node:assert/strict';
import fc from 'fast-check';
import { layoutGraph } from '../../src/graph/layout.ts';
import type { GraphModel } from '../../src/graph/protocol.ts';
import { generateMap } from '../support/generate.ts';
import { modelOf } from '../support/page.ts';
import { sound } from '../support/picture.ts';

/** The same model with its services in another order. */
function shuffled(model: GraphModel, order: readonly number[]): GraphModel {
  const to = new Map(order.map((from, at) => [from, at]));
  const at = (index: number): number => to.get(index) ?? 0;
  return {
    ...model,
    services: order.map((from) => model.services[from] as GraphModel['services'][number]),
    things: model.things.map((thing) => ({
      ...thing,
      users: thing.users.map(at).sort((a, b) => a - b),
    })),
    links: model.links
      .map((link) => ({
        ...link,
        a: Math.min(at(link.a), at(link.b)),
        b: Math.max(at(link.a), at(link.b)),
      }))
      .sort((x, y) => x.a - y.a || x.b - y.b),
  };
}

describe('the layout of the graph', () => {
  const maps = fc.record({
    services: fc.integer({ min: 1, max: 70 }),
    family: fc.constantFrom('planted' as const, 'by-team' as const, 'mixed' as const),
    seed: fc.integer({ min: 1, max: 1000 }),
  });

  it('covers nothing, contains what belongs, and is the same each time', () => {
    fc.assert(
      fc.property(maps, (options) => {
        const model = modelOf(generateMap(options));
        const layout = layoutGraph(model);
        sound(layout);
        assert.deepEqual(layoutGraph(structuredClone(model)), layout);
      }),
      { numRuns: 40 },
    );
  });

  it('does not depend on the order of the services', () => {
    fc.assert(
      fc.property(maps, fc.integer(), (options, salt) => {
        const model = modelOf(generateMap(options));
        const order = model.services
          .map((_, index) => index)
          .sort((a, b) => Math.imul(a + 1, salt | 1) - Math.imul(b + 1, salt | 1) || a - b);
        const other = shuffled(model, order);
        const [one, two] = [layoutGraph(model), layoutGraph(other)];
        assert.deepEqual(two.boxes, one.boxes);
        order.forEach((from, at) => {
          assert.deepEqual(two.services.recommended[at], one.services.recommended[from]);
        });
      }),
      { numRuns: 25 },
    );
  });

  it('holds for a giant project, for none, for no coupling and for a thousand services', () => {
    const services = (count: number, rest: string) =>
      `version: 1\nservices:\n${Array.from({ length: count }, (_, i) => `  s${i}: ${rest.replaceAll('#', String(i))}`).join('\n')}\n`;
    for (const map of [
      services(60, '{ project: all, databases: [db#] }'),
      services(45, '{ project: p, flags: [shared] }'),
      services(30, '{}'),
      services(1000, '{ project: p#, databases: [db] }'),
    ])
      sound(layoutGraph(modelOf(map)));
  });
});
