import assert from 'node:assert/strict';
import { analyse } from '../../src/language/analysis.ts';
import { lensesIn, resolveLens } from '../../src/language/lenses.ts';

/** Per line with lenses, one-based, their texts as an editor shows them. */
function lenses(text: string, extent = { start: 0, end: text.length }): Record<number, string> {
  const analysis = analyse(text);
  const shown: Record<number, string> = {};
  for (const { range, about } of lensesIn(analysis, extent)) {
    const line = analysis.map.lines.position(range.start).line + 1;
    const title = resolveLens(analysis, about)?.title ?? '';
    shown[line] = shown[line] === undefined ? title : `${shown[line]} | ${title}`;
  }
  return shown;
}

const map = `teams:
  x: {}
databases:
  db: {}
apis:
  api: {}
flags:
  f: {}
segments:
  s: {}
  t: {}
projects:
  p: {}
  q: {}
services:
  a: { owner: x, project: p, databases: [db], providesApis: [api] }
  b: { owner: x, project: p, databases: [db], flags: [f] }
  c:
    owner: x
    project: q
    databases: [db]
    segments: [s]
`;

describe('lenses', () => {
  it('tell the users of what is declared, the better project, and what can be done', () => {
    const shown = lenses(map);
    assert.deepEqual(shown, {
      4: '3 services share this | show in graph',
      12: shown[12],
      18: 'recommended: p (+20) · why',
    });
    assert.match(shown[12] ?? '', /^\d+ findings · apply recommended grouping \(−20 points\)$/);
  });

  it('say what is left once everything has moved', () => {
    const shown = lenses(`services:
  a: { project: p, databases: [db], owner: t }
  b: { project: p, databases: [db], owner: t }
  c: { project: p, flags: [f], owner: u }
  d: { project: q, flags: [f], owner: u }
  e: { project: q, flags: [f], owner: u }
`);
    assert.match(shown[1] ?? '', /apply recommended grouping \(−26 points, −28 once moved\)$/);
  });

  it('lead to the places, to the graph at that service or thing, and to the grouping', () => {
    const analysis = analyse(map);
    const actions = lensesIn(analysis, { start: 0, end: map.length }).map(
      ({ about }) => resolveLens(analysis, about)?.action,
    );
    const [references, graph] = actions;
    assert.ok(references?.kind === 'references');
    assert.deepEqual(
      references.places.map(({ start, end }) => map.slice(start, end)),
      Array<string>(3).fill('db'),
    );
    assert.deepEqual(graph, { kind: 'graph', focus: { thing: { kind: 'database', name: 'db' } } });
    assert.deepEqual(actions.at(-1), { kind: 'graph', focus: { service: 'c' } });
    assert.ok(actions.some((action) => action?.kind === 'apply'));
  });

  it('lead to the provider of an API, which the graph has no sign for', () => {
    const analysis = analyse(
      'version: 1\napis: { pay: {} }\nservices:\n  a: { consumesApis: [pay] }\n  b: { providesApis: [pay] }\n',
    );
    assert.deepEqual(resolveLens(analysis, { show: 'graph', kind: 'api', name: 'pay' })?.action, {
      kind: 'graph',
      focus: { service: 'b' },
    });
  });

  it('say whose they are where several stand on one line', () => {
    assert.deepEqual(
      lenses(
        'version: 1\ndatabases: { e: {}, d: {} }\nservices: { a: { databases: [d] }, b: { databases: [d] } }\n',
      )[2],
      'd: 2 services share this | show in graph',
    );
  });

  it('stand above the services where no projects are declared, and when all is well', () => {
    assert.deepEqual(
      lenses(
        'version: 1\nservices:\n  a: { project: p, flags: [f] }\n  b: { project: p, flags: [f] }\n',
      )[2],
      'no findings · the projects are as recommended',
    );
  });

  it('list only the extent, and outlive what they are about', () => {
    const from = map.indexOf('services:');
    assert.deepEqual(Object.keys(lenses(map, { start: from, end: map.length })), ['15', '18']);
    assert.equal(resolveLens(analyse('services: {}'), { show: 'move', name: 'c' }), undefined);
    assert.equal(
      resolveLens(analyse('services: {}'), { show: 'users', kind: 'flag', name: 'f' }),
      undefined,
    );
  });

  it('are kept while a line is half typed', () => {
    assert.equal(lenses(`${map}    dat`)[4], '3 services share this | show in graph');
  });
});
