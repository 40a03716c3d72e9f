import assert from 'node:assert/strict';
import fc from 'fast-check';
import { layoutGraph, type Layout } from '../../src/graph/layout.ts';
import type { GraphModel } from '../../src/graph/protocol.ts';
import { isSkeleton } from '../../src/graph/skeletonGuard.ts';
import { generateMap } from '../support/generate.ts';
import { modelOf } from '../support/page.ts';
import { sound, soundRoutes } from '../support/picture.ts';

type Service = GraphModel['services'][number];

/** One change of a map, as an edit of its file makes it. */
type Change =
  'service' | 'edge' | 'gone' | 'move' | 'group' | 'renamed' | 'reordered' | 'thing' | 'coming';

function changed(model: GraphModel, change: Change, at: number): GraphModel {
  const { services, groups, links } = model;
  const chosen = services[at % services.length] as Service;
  const group = (at * 7) % groups.length;
  // No two services, and no two projects, have the same name.
  const name = `fresh-${at}-${services.length}-${groups.length}`;
  const fresh = { ...chosen, name, current: group, recommended: group };
  switch (change) {
    case 'service':
      return { ...model, services: [...services, fresh] };
    case 'edge': {
      const [like, a, b] = [links[0], at % services.length, (at * 31 + 1) % services.length];
      if (!like || a === b) return model;
      const ends = { a: Math.min(a, b), b: Math.max(a, b) };
      return { ...model, links: [...links, { ...like, ...ends, share: 10 }] };
    }
    case 'gone': {
      const gone = services.length - 1;
      return {
        ...model,
        services: services.slice(0, -1),
        things: model.things.map((thing) => ({
          ...thing,
          users: thing.users.filter((user) => user !== gone),
        })),
        links: links.filter(({ a, b }) => a !== gone && b !== gone),
      };
    }
    case 'move':
      return {
        ...model,
        services: services.map((service) =>
          service === chosen ? { ...service, current: group } : service,
        ),
      };
    case 'renamed':
      return {
        ...model,
        groups: groups.map((each, index) => (index === group ? { ...each, name } : each)),
      };
    case 'thing': {
      const chosen = at % Math.max(1, model.things.length);
      const longer = (thing: GraphModel['things'][number]) => ({
        ...thing,
        name: `${thing.name}-${name}`,
      });
      return {
        ...model,
        things: model.things.map((thing, index) => (index === chosen ? longer(thing) : thing)),
      };
    }
    case 'coming':
      return {
        ...model,
        groups: groups.map((each, index) =>
          index === group ? { ...each, inCurrent: !each.inCurrent } : each,
        ),
      };
    case 'reordered': {
      const last = groups.length - 1;
      const to = (index: number): number => last - index;
      return {
        ...model,
        groups: groups.toReversed(),
        services: services.map((service) => ({
          ...service,
          recommended: to(service.recommended),
          ...(service.current !== undefined && { current: to(service.current) }),
        })),
        things: model.things.map((thing) => ({
          ...thing,
          ...(thing.currentHome !== undefined && { currentHome: to(thing.currentHome) }),
          ...(thing.recommendedHome !== undefined && {
            recommendedHome: to(thing.recommendedHome),
          }),
        })),
      };
    }
    case 'group': {
      const own = groups.length;
      return {
        ...model,
        groups: [...groups, { ...(groups[0] as GraphModel['groups'][number]), name: fresh.name }],
        services: [...services, { ...fresh, current: own, recommended: own }],
      };
    }
  }
}

/** How far services that both pictures have are from where they were, in pixels. */
function movements(
  [model, layout]: readonly [GraphModel, Layout],
  [next, after]: readonly [GraphModel, Layout],
): number[] {
  const places = new Map(
    model.services.map(({ name }, index) => [name, layout.services.recommended[index]]),
  );
  return next.services.flatMap(({ name }, index) => {
    const [from, to] = [places.get(name), after.services.recommended[index]];
    return from && to ? [Math.abs(from.x - to.x) + Math.abs(from.y - to.y)] : [];
  });
}

const families = ['planted', 'by-team', 'mixed'] as const;
const modelFor = (services: number, seed: number): GraphModel =>
  modelOf(generateMap({ services, family: families[seed % 3] ?? 'mixed', seed }));

describe('a picture whose map changes', () => {
  it('stays sound, whatever comes and goes', () => {
    const change = fc.constantFrom<Change>(
      'service',
      'edge',
      'gone',
      'move',
      'group',
      'renamed',
      'reordered',
      'thing',
      'coming',
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 60 }),
        fc.integer({ min: 1, max: 500 }),
        fc.array(fc.tuple(change, fc.nat(1000)), { minLength: 1, maxLength: 8 }),
        (services, seed, changes) => {
          let model = modelFor(services, seed);
          let layout = layoutGraph(model);
          for (const [kind, at] of changes) {
            if (kind === 'gone' && model.services.length < 2) continue;
            model = changed(model, kind, at);
            const apart = layoutGraph(model, structuredClone(layout.skeleton));
            layout = layoutGraph(model, layout.skeleton, layout);
            sound(layout);
            soundRoutes(layout);
            soundRoutes(apart);
            // With the picture before at hand it is found sooner, and the same.
            for (const key of ['boxes', 'services', 'things', 'bounds', 'skeleton'] as const)
              assert.deepEqual(layout[key], apart[key], key);
            assert.ok(isSkeleton(JSON.parse(JSON.stringify(layout.skeleton))));
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is the same picture where nothing has changed, also from what a workspace has kept', () => {
    for (const seed of [1, 2, 3]) {
      const model = modelFor(80, seed);
      const layout = layoutGraph(model);
      const again = layoutGraph(model, structuredClone(layout.skeleton));
      assert.deepEqual(
        [again.boxes, again.services, again.things, again.bounds],
        [layout.boxes, layout.services, layout.things, layout.bounds],
      );
      const asked = structuredClone(layout.onDemand);
      const same = layoutGraph(model, layout.skeleton, layout);
      assert.deepEqual(same.routes, layout.routes);
      assert.deepEqual(structuredClone(same.onDemand), asked);
    }
  });

  it('has the same lines when it is opened again with its places', () => {
    for (const services of [12, 60, 200])
      for (const seed of [1, 2, 3]) {
        const model = modelFor(services, seed);
        const layout = layoutGraph(model);
        const again = layoutGraph(model, structuredClone(layout.skeleton));
        assert.deepEqual(structuredClone(again.routes), structuredClone(layout.routes));
        assert.deepEqual(structuredClone(again.onDemand), structuredClone(layout.onDemand));
      }
  });

  it('has the same lines whatever has been looked at before it changed', () => {
    const look = ({ routes, onDemand }: Layout) => structuredClone({ routes, onDemand });
    let searched = 0;
    for (const services of [12, 60])
      for (const seed of [1, 2, 3, 4, 5, 6]) {
        let model = modelFor(services, seed);
        let [unseen, seen] = [layoutGraph(model), layoutGraph(model)];
        for (const at of [3, 17, 40]) {
          look(seen);
          model = changed(model, 'group', at);
          model = changed(model, 'edge', at);
          unseen = layoutGraph(model, unseen.skeleton, unseen);
          seen = layoutGraph(model, seen.skeleton, seen);
        }
        searched += seen.routes.recommended.length;
        assert.deepEqual(look(unseen), look(seen));
      }
    assert.ok(searched > 100);
  });

  it('moves nothing for a new coupling, and hardly anything for a new service', () => {
    const moved: number[] = [];
    for (const seed of [1, 2, 3]) {
      const model = modelFor(200, seed);
      const layout = layoutGraph(model);
      for (let at = 1; at <= 12; at++) {
        const edge = changed(model, 'edge', at * 17);
        const afterEdge = layoutGraph(edge, layout.skeleton);
        assert.ok(movements([model, layout], [edge, afterEdge]).every((by) => by === 0));
        const service = changed(model, 'service', at * 17);
        const after = layoutGraph(service, layout.skeleton);
        moved.push(...movements([model, layout], [service, after]));
      }
    }
    const still = moved.filter((by) => by === 0).length / moved.length;
    const mean = moved.reduce((sum, by) => sum + by, 0) / moved.length;
    assert.ok(still >= 0.7, `${(still * 100).toFixed(1)} % stay where they are`);
    assert.ok(mean <= 12, `${mean.toFixed(1)} px on average`);
  });

  it('moves nothing where a service is in a free place of its project, or goes', () => {
    const three = (rest: string) =>
      modelOf(
        `version: 1\nservices:\n  a: { project: p }\n  b: { project: p }\n  c: { project: p }\n  far: { project: q }\n${rest}`,
      );
    const model = three('');
    const layout = layoutGraph(model);
    const more = three('  d: { project: p }\n');
    const after = layoutGraph(more, layout.skeleton);
    assert.ok(movements([model, layout], [more, after]).every((by) => by === 0));
    const back = layoutGraph(model, after.skeleton);
    assert.deepEqual(back.boxes, layout.boxes);
    // Its place is free again for another.
    const cells = back.skeleton.boxes.p?.cells;
    assert.deepEqual(
      cells?.filter((name) => name !== ''),
      ['a', 'b', 'c'],
    );
  });

  it('keeps names in their places that JavaScript has a meaning for', () => {
    const names = ['constructor', '__proto__', 'toString', 'valueOf'];
    const map = (more: string) =>
      modelOf(
        `version: 1\nservices:\n${names.map((name) => `  ${name}: { project: ${name}, product: ${name} }\n`).join('')}${more}`,
      );
    const model = map('');
    const layout = layoutGraph(model);
    const next = map('  hasOwnProperty: { project: isPrototypeOf }\n');
    const after = layoutGraph(next, structuredClone(layout.skeleton));
    sound(after);
    assert.ok(movements([model, layout], [next, after]).every((by) => by === 0));
  });

  it('is laid out anew where it hardly is the same map any more', () => {
    const model = modelFor(30, 1);
    const other = modelOf(
      'version: 1\nservices:\n  one: { project: alpha }\n  two: { project: beta }\n',
    );
    assert.deepEqual(layoutGraph(other, layoutGraph(model).skeleton), layoutGraph(other));
  });
});

describe('what a workspace has kept of a picture', () => {
  const { skeleton } = layoutGraph(modelFor(20, 1));
  const [row] = skeleton.rows;
  const [name = ''] = Object.keys(skeleton.boxes);

  it('is not taken where any of it does not fit', () => {
    assert.ok(isSkeleton(skeleton));
    for (const wrong of [
      undefined,
      [],
      {},
      { ...skeleton, corridors: skeleton.corridors.slice(1) },
      { ...skeleton, corridors: skeleton.corridors.map(() => NaN) },
      { ...skeleton, rows: [row, ...skeleton.rows], corridors: [0, ...skeleton.corridors] },
      { ...skeleton, rows: skeleton.rows.map((each) => ({ ...each, gaps: [] })) },
      { ...skeleton, rows: skeleton.rows.map((each) => ({ ...each, h: -1 })) },
      { ...skeleton, boxes: { ...skeleton.boxes, [name]: { w: 1, h: 1, columns: 0, cells: [] } } },
      { ...skeleton, boxes: { [name]: { w: 1, h: 1, columns: 1, cells: [1] } } },
      { ...skeleton, boxes: { [name]: { w: 1e9, h: 1, columns: 1, cells: [] } } },
    ])
      assert.equal(isSkeleton(wrong), false, JSON.stringify(wrong)?.slice(0, 200));
  });
});
