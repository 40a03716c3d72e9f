import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isFromPage, isGraphModel, isToPage } from '../../src/graph/guards.ts';
import { layoutGraph } from '../../src/graph/layout.ts';
import type { GraphModel } from '../../src/graph/protocol.ts';
import { generateMap } from '../support/generate.ts';
import { modelOf } from '../support/page.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Path = readonly (string | number)[];

const plain = (model: GraphModel): Json => JSON.parse(JSON.stringify(model)) as Json;

/** Every place in a value, but not inside of flags, which are only names. */
function pathsIn(value: Json, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [at];
  const entries = Array.isArray(value)
    ? value.map((each, index) => [index, each] as const)
    : Object.entries(value);
  return [at, ...entries.flatMap(([key, each]) => pathsIn(each, [...at, key]))];
}

function at(value: Json, path: Path): Json | undefined {
  return path.reduce<Json | undefined>(
    (found, key) => (found as Record<string | number, Json> | null | undefined)?.[key],
    value,
  );
}

/** A copy with another value, or nothing, at a place. */
function changed(value: Json, path: Path, to: Json | undefined): Json | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return to;
  const copy = structuredClone(value) as Record<string | number, Json>;
  const inner = changed(copy[key] as Json, rest, to);
  if (inner === undefined) Reflect.deleteProperty(copy, key);
  else copy[key] = inner;
  return copy as Json;
}

const text = generateMap({ services: 9, family: 'mixed', seed: 5 });
const good = plain(modelOf(`${text.replace('  service-0:', '  service-0:\n    description: D')}`));
const paths = pathsIn(good);

/** The keys that a model may do without. */
const optional = new Set<unknown>([
  'description',
  'owner',
  'product',
  'current',
  'currentHome',
  'recommendedHome',
  'thing',
  'place',
  'notice',
]);
const mayLack = (path: Path): boolean =>
  optional.has(path.at(-1)) &&
  // The totals are called `current` too; a service always has a place.
  !(path.length === 1 && path[0] === 'current') &&
  !(path[0] === 'services' && path.length === 3 && path.at(-1) === 'place');

describe('the messages of the graph page', () => {
  it('of a real map are accepted', () => {
    assert.ok(isGraphModel(good));
    fc.assert(
      fc.property(
        fc.record({
          services: fc.integer({ min: 1, max: 40 }),
          family: fc.constantFrom('planted' as const, 'by-team' as const, 'mixed' as const),
          seed: fc.integer({ min: 1, max: 1000 }),
        }),
        (options) => {
          const model = plain(modelOf(generateMap(options)));
          assert.ok(isToPage({ type: 'graph', model }));
        },
      ),
      { numRuns: 30 },
    );
    assert.ok(isGraphModel(plain(modelOf(''))), 'an empty file is a map too');
  });

  it('with one value of another type are refused', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...paths),
        fc.constantFrom<Json[]>(null, true, -1, 0.5, 'x\u0000', [], {}),
        (path, to) => {
          const old = at(good, path);
          const kind = (value: Json | undefined) =>
            Array.isArray(value) ? 'list' : value === null ? 'null' : typeof value;
          fc.pre(kind(old) !== kind(to));
          // Points are a number or required: those two types may stand for each other.
          const points = ['share', 'split', 'points'].includes(String(path.at(-1)));
          fc.pre(!(points && kind(to) === 'number'));
          assert.equal(isGraphModel(changed(good, path, to)), false, path.join('.'));
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('without a value they need are refused, without one they may lack accepted', () => {
    for (const path of paths) {
      if (typeof path.at(-1) !== 'string') continue;
      assert.equal(isGraphModel(changed(good, path, undefined)), mayLack(path), path.join('.'));
    }
  });

  it('with an index that points at nothing are refused', () => {
    const [services, groups, things] = ['services', 'groups', 'things'].map((key) =>
      at(good, [key]),
    ) as Json[][];
    const beyond = new Map<string, number>([
      ['a', services?.length ?? 0],
      ['b', services?.length ?? 0],
      ['users', services?.length ?? 0],
      ['current', groups?.length ?? 0],
      ['recommended', groups?.length ?? 0],
      ['currentHome', groups?.length ?? 0],
      ['recommendedHome', groups?.length ?? 0],
      ['thing', things?.length ?? 0],
    ]);
    let tried = 0;
    for (const path of paths) {
      if (typeof at(good, path) !== 'number') continue;
      const name = typeof path.at(-1) === 'number' ? path.at(-2) : path.at(-1);
      const size = beyond.get(String(name));
      if (size === undefined) continue;
      for (const bad of [size, size + 7, -1, 0.5, 2 ** 53, NaN, Infinity]) {
        tried++;
        assert.equal(isGraphModel(changed(good, path, bad)), false, `${path.join('.')} = ${bad}`);
      }
    }
    assert.ok(tried > 100);
  });

  it('of any shape are never more than refused, and what is accepted can be laid out', () => {
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.jsonValue(), (path, to) => {
        const value: unknown = changed(good, path, to as Json);
        if (isGraphModel(value)) layoutGraph(value);
      }),
      { numRuns: 1500 },
    );
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withSparseArray: true }), (value) => {
        assert.equal(isToPage(value), false);
        assert.equal(isFromPage(value), false);
      }),
    );
  });

  it('of every kind are known, and no others', () => {
    const place = { start: { line: 0, character: 0 }, end: { line: 0, character: 4 } };
    const formats = ['svg', 'png', 'mermaid', 'dot', 'html'];
    const reason = { rule: 'r', other: 'b', points: -4, reason: 'because' };
    const story = {
      service: 'a',
      why: [reason],
      against: [{ ...reason, points: 'required' }],
      flips: ['it would'],
      flags: [{ name: 'f', seenBy: ['web'] }],
    };
    const subject = {
      model: modelOf('version: 1\nservices:\n  a: {}\n'),
      view: 'difference',
      date: '2026-11-23',
    };
    const picture = { svg: '<svg/>', width: 10, height: 10 };
    const trial = { service: 'a', target: 'b', before: 1, after: 0, required: [], access: ['c'] };
    for (const message of [
      { type: 'reveal', service: '__proto__' },
      { type: 'select', subject: { service: '__proto__' } },
      { type: 'select', subject: { thing: { kind: 'flag', name: '' } } },
      ...['current', 'recommended', 'difference'].map((view) => ({ type: 'view', view })),
      { type: 'story', service: 'a' },
      { type: 'story', service: 'a', story },
      { type: 'trial', service: 'a', target: 'b' },
      { type: 'trial', service: 'a', target: 'b', trial },
      { type: 'trial', service: 'a', target: 'b', trial: { ...trial, appear: ['x'], vanish: [] } },
      { type: 'restore', state: {} },
      ...formats.map((format) => ({ type: 'export', format })),
    ])
      assert.ok(isToPage(message), JSON.stringify(message));
    for (const message of [
      { type: 'ready', version: 1 },
      { type: 'open', place },
      { type: 'moveAll' },
      { type: 'story', service: 'a' },
      { type: 'trial', service: 'a', target: 'b' },
      { type: 'move', service: 'a', target: 'b' },
      { type: 'keep', state: {} },
      ...formats.slice(0, -1).map((format) => ({ type: 'save', format, content: '' })),
      { type: 'report', subject, picture },
    ])
      assert.ok(isFromPage(message), JSON.stringify(message));
    for (const message of [
      { type: 'reveal' },
      { type: 'select', service: 'a' },
      { type: 'select', subject: { thing: { kind: 'api', name: 'a' } } },
      { type: 'select', subject: { thing: { kind: 'flag' } } },
      { type: 'view', view: 'toString' },
      { type: 'constructor' },
      { type: '__proto__' },
      { type: 'open', place: { ...place, end: { line: -1, character: 0 } } },
      { type: 'open', place: { ...place, start: undefined } },
      { type: 'open' },
      { type: 'ready', version: '1' },
      { type: 'export', format: 'exe' },
      { type: 'save', format: 'svg' },
      { type: 'save', format: 'html', content: '' },
      { type: 'report', subject },
      { type: 'report', subject: { ...subject, view: 'all' }, picture },
      { type: 'report', subject: { ...subject, model: {} }, picture },
      { type: 'report', subject, picture: { ...picture, width: '10' } },
      { type: 'move', service: 'a' },
      { type: 'keep', state: 'all' },
      { type: 'restore', state: [] },
      [{ type: 'moveAll' }],
    ]) {
      assert.equal(isToPage(message), false, JSON.stringify(message));
      assert.equal(isFromPage(message), false, JSON.stringify(message));
    }
    for (const answer of [
      { type: 'story', service: 'a', story: { ...story, why: [{ ...reason, points: '4' }] } },
      { type: 'story', service: 'a', story: { ...story, flags: [{ name: 'f' }] } },
      { type: 'trial', service: 'a', target: 'b', trial: { ...trial, before: -1 } },
      { type: 'trial', service: 'a', target: 'b', trial: { ...trial, vanish: 'all' } },
    ])
      assert.equal(isToPage(answer), false, JSON.stringify(answer));
  });
});
