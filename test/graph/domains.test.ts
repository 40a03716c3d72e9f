import assert from 'node:assert/strict';
import { landscape } from '../../scripts/panel/landscape.ts';
import { layoutGraph, type Layout } from '../../src/graph/layout.ts';
import type { GraphModel } from '../../src/graph/protocol.ts';
import { modelOf } from '../support/page.ts';
import { inside, overlap, sound, soundRoutes } from '../support/picture.ts';

/** So many projects of three services each, five to a product. */
const products = (count: number, said: string): GraphModel => {
  const lines = Array.from({ length: count * 3 }, (_, i) => {
    const project = Math.floor(i / 3);
    const product = `line-${Math.floor(project / 5) % 9}`;
    return `  s${i}: { project: p${project}, ${said}: ${product}, databases: [db${project % 40}] }`;
  });
  return modelOf(['version: 1', 'services:', ...lines, ''].join('\n'));
};

function soundDomains({ domains, boxes }: Layout): void {
  domains.forEach(({ rect, boxes: own }, i) => {
    for (const box of own) {
      const at = boxes[box];
      assert.ok(at && inside(rect, at), 'a project is inside its domain');
    }
    for (const other of domains.slice(i + 1))
      assert.ok(!overlap(rect, other.rect), 'no domain covers another');
    boxes.forEach((at, box) => {
      assert.ok(
        !at || own.includes(box) || !overlap(rect, at),
        'no domain covers a foreign project',
      );
    });
  });
}

describe('the domains of a map of many projects', () => {
  it('are its products, else its owners, around their projects and no others', () => {
    for (const [said, kind] of [
      ['product', 'product'],
      ['owner', 'owner'],
    ] as const) {
      const layout = layoutGraph(products(180, said));
      assert.equal(layout.domains.length, 9);
      assert.ok(layout.domains.every((domain) => domain.kind === kind));
      assert.equal(layout.domains.flatMap(({ boxes }) => boxes).length, 180);
      sound(layout);
      soundRoutes(layout);
      soundDomains(layout);
    }
  });

  it('are those of a company’s landscape', () => {
    const layout = layoutGraph(modelOf(landscape(2000)));
    assert.ok(layout.domains.length > 10);
    sound(layout);
    soundRoutes(layout);
    soundDomains(layout);
  });

  it('stand in a picture somewhat wider than high, as panels are', () => {
    for (const services of [800, 1000, 1500, 2000]) {
      const { domains } = layoutGraph(modelOf(landscape(services)));
      const right = Math.max(...domains.map(({ rect }) => rect.x + rect.w));
      const bottom = Math.max(...domains.map(({ rect }) => rect.y + rect.h));
      const shape = right / bottom;
      assert.ok(shape > 1.2 && shape < 1.7, `${services}: ${shape.toFixed(2)}`);
    }
  });

  it('are not drawn where there are few projects, or the map does not say', () => {
    assert.deepEqual(layoutGraph(products(30, 'product')).domains, []);
    assert.deepEqual(layoutGraph(products(180, 'description')).domains, []);
  });

  it('keep their frames where projects come, and take them in when all is laid out afresh', () => {
    const model = products(180, 'product');
    const layout = layoutGraph(model);
    const own = model.groups.length;
    const [like] = model.services;
    const [group] = model.groups;
    assert.ok(like && group);
    const more: GraphModel = {
      ...model,
      groups: [...model.groups, { ...group, name: 'fresh' }],
      services: [...model.services, { ...like, name: 'fresh', current: own, recommended: own }],
    };
    const after = layoutGraph(more, layout.skeleton);
    sound(after);
    soundDomains(after);
    const frames = ({ domains }: Layout) => domains.map(({ name, rect }) => [name, rect]);
    assert.deepEqual(frames(after), frames(layout));
    const tidied = layoutGraph(more);
    assert.equal(tidied.domains.flatMap(({ boxes }) => boxes).length, 181);
    soundDomains(tidied);
  });

  it('have a project again in their frame when it comes back to where it stood', () => {
    const model = products(180, 'product');
    const layout = layoutGraph(model);
    const inFrames = ({ domains }: Layout) => domains.map(({ name, boxes }) => [name, boxes]);
    for (const count of [1, 2, 7]) {
      // So many projects go to another product, all of one or of several.
      const away: GraphModel = {
        ...model,
        services: model.services.map((service) =>
          (service.current ?? 0) < count ? { ...service, product: 'line-8' } : service,
        ),
      };
      const gone = layoutGraph(away, layout.skeleton, layout);
      assert.notDeepEqual(inFrames(gone), inFrames(layout));
      const back = layoutGraph(model, gone.skeleton, gone);
      soundDomains(back);
      assert.deepEqual(inFrames(back), inFrames(layout));
      assert.deepEqual(back.domains, layout.domains);
    }
  });
});
