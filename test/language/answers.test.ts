import assert from 'node:assert/strict';
import { overruled } from '../../src/grouping/overruled.ts';
import { analyse, type Analysis } from '../../src/language/analysis.ts';
import { alternativesOf } from '../../src/language/answers/alternatives.ts';
import { planOf } from '../../src/language/answers/plan.ts';
import { reportPlan, reportServices } from '../../src/language/answers/report.ts';
import { tellServices, tellWhatIf } from '../../src/language/answers/tell.ts';
import { tellPlan } from '../../src/language/answers/tellPlan.ts';
import { whatIf, type WhatIf } from '../../src/language/answers/whatIf.ts';
import { whyProjects, whyServices } from '../../src/language/answers/why.ts';
import { alone } from '../../src/language/groupings.ts';
import { applyEdits } from '../../src/map/text.ts';
import { generateMap } from '../support/generate.ts';

const maps = (['planted', 'by-team', 'mixed'] as const).flatMap((family) =>
  [1, 2, 3, 4].map((seed) => generateMap({ services: 14, family, seed })),
);
const index = ({ map }: Analysis, name: string): number => map.model.users.indexes.get(name) ?? -1;
const nameOf = () => 'service-map.yaml';

describe('why two services are together or apart', () => {
  it('adds up to what the recommendation counts', () => {
    for (const text of maps) {
      const analysis = analyse(text);
      const count = analysis.evidence.services.length;
      for (let a = 0; a < count; a++)
        for (let b = a + 1; b < count; b++) {
          const { sum, grounds, together } = whyServices(analysis, a, b);
          const kinds = grounds.filter(({ points }) => points === 'required');
          if (typeof sum === 'number')
            assert.equal(
              sum,
              grounds.reduce((all, { points }) => all + (points === 'required' ? NaN : points), 0),
            );
          else
            assert.ok(kinds.some(({ kind }) => kind === (sum === 'together' ? 'share' : 'split')));
          assert.ok(grounds.every(({ places }) => places.length > 0));
          assert.equal(
            together,
            analysis.recommended.groupOf[a] === analysis.recommended.groupOf[b],
          );
        }
    }
  });

  const chain = `version: 1
services:
  orders: { databases: [db], owner: shop, flags: [express] }
  billing: { databases: [db], releasesWith: [ledger] }
  ledger: { owner: finance }
flags:
  express: { visibleTo: [shop] }
teams: { shop: {}, finance: {} }
`;

  it('tells the ring that cannot be honoured as a whole', () => {
    const analysis = analyse(chain);
    const [orders, billing, ledger] = ['orders', 'billing', 'ledger'].map((name) =>
      index(analysis, name),
    ) as [number, number, number];
    const { together, sum, conflict } = whyServices(analysis, billing, ledger);
    assert.equal(together, false);
    assert.equal(sum, 8);
    assert.deepEqual(
      new Set(conflict?.flatMap(({ a, b }) => [a, b])),
      new Set([orders, billing, ledger]),
    );
    assert.deepEqual(conflict?.map(({ kind }) => kind).sort(), ['share', 'share', 'split']);
    const text = tellServices(reportServices(analysis, billing, ledger, nameOf)).join('\n');
    assert.match(text, /cannot all be honoured/);
    assert.match(text, /orders and billing belong together|billing and orders belong together/);
    assert.match(text, /service-map\.yaml:4:/);
  });

  it('has nothing to tell where the recommendation does what is said', () => {
    const analysis = analyse(chain);
    const [orders, billing] = ['orders', 'billing'].map((name) => index(analysis, name)) as [
      number,
      number,
    ];
    const { together, conflict, state } = whyServices(analysis, orders, billing);
    assert.deepEqual([together, conflict, state], [true, undefined, 'settled']);
  });

  it('sums up projects pair by pair', () => {
    const analysis = analyse(chain);
    const { recommended } = analysis;
    const { sum, requiredApart, pairs } = whyProjects(analysis, 'recommended', 0, 1);
    assert.equal(recommended.members.length, 2);
    assert.equal(requiredApart, true);
    assert.equal(
      sum,
      pairs.reduce((all, { sum: own }) => all + (typeof own === 'number' ? own : 0), 0),
    );
  });
});

describe('the plan', () => {
  it('pays at each step, counts right, and ends at the recommendation', () => {
    for (const text of maps) {
      const analysis = analyse(text);
      const { problem, recommended, current, map } = analysis;
      const { start, end, steps, rest } = planOf(analysis);
      const names = new Map<string, number>();
      const numberOf = (name: string): number => {
        const known = names.get(name) ?? names.size;
        names.set(name, known);
        return known;
      };
      const place = map.model.services.map(({ project }, service) =>
        project ? numberOf(project.text) : numberOf(`\n${service}`),
      );
      assert.equal(start, current.overruled);
      assert.equal(start, overruled(problem, alone(current.groupOf)));
      let before = start;
      for (const { moves, overruled: after, saved, honoured } of steps) {
        for (const { service, to } of moves) place[service] = numberOf(to);
        assert.ok(honoured > 0 || (honoured === 0 && saved > 0), text);
        assert.equal(after, before - saved);
        assert.equal(after, overruled(problem, place), text);
        before = after;
      }
      for (const { service, to } of rest) place[service] = numberOf(to);
      assert.equal(overruled(problem, place), recommended.overruled);
      assert.equal(end, recommended.overruled);
    }
  });

  it('says what each move costs', () => {
    const analysis = analyse(`version: 1
services:
  a: { project: p, owner: t1, databases: [db], flags: [f, g], environments: [dev, prod] }
  b: { project: q, owner: t2, databases: [db], flags: [f], segments: [s] }
  c: { project: q, owner: t2, databases: [db], flags: [h] }
  d: { project: p, owner: t1, flags: [g] }
  e: { project: q, owner: t2, databases: [db] }
`);
    const { steps } = reportPlan(analysis);
    const move = steps.flatMap(({ moves }) => moves).find(({ service }) => service === 'a');
    assert.equal(move?.project, 'q');
    assert.deepEqual(move.costs, {
      flags: ['g'],
      doubled: ['g'],
      segments: [],
      keys: ['dev', 'prod'],
      gain: ['t2'],
      lose: [],
      team: 't1',
      opens: ['h'],
      closes: [],
    });
    const text = tellPlan(reportPlan(analysis)).join('\n');
    assert.match(text, /\d\. Move a from p to q/);
    assert.match(text, /Give a new keys for dev and prod/);
    assert.match(text, /t2 comes to see its flags/);
  });

  it('says which flags a team comes to see where it moves, and which requirements a step buys', () => {
    const text = tellPlan(
      reportPlan(
        analyse(`version: 1
services:
  a: { owner: red, databases: [db], flags: [fa], project: one }
  b: { owner: blue, databases: [db], project: two }
  c: { owner: blue, flags: [fc], project: two, releasesWith: [b] }
constraints:
  - { together: [a, b], because: one schema }
`),
      ),
    ).join('\n');
    assert.match(text, /also violate 1 requirement, and to honour a requirement comes before/);
    assert.match(text, /1 requirement honoured and .* Required: a with b\./);
    assert.match(text, /blue comes to see its flags/);
    assert.match(text, /red comes to see 1 flag of two: fc/);
  });

  it('moves those together that gain nothing one by one', () => {
    const pairs = `version: 1
services:
  a: { project: p, databases: [x] }
  b: { project: p, databases: [x] }
  c: { project: p, databases: [y] }
  d: { project: p, databases: [y] }
constraints:
  - { apart: [a, c] }
  - { apart: [a, d] }
  - { apart: [b, c] }
  - { apart: [b, d] }
`;
    const { end, violated, steps } = planOf(analyse(pairs));
    assert.deepEqual(
      steps.map(({ moves }) => moves.length),
      [1, 1],
    );
    // That they are in one project today speaks for it, however much is required.
    assert.equal(end, analyse(pairs).recommended.overruled);
    assert.equal(steps.at(-1)?.overruled, end);
    assert.equal(violated, 4);
  });
});

describe('what if', () => {
  const text = generateMap({ services: 14, family: 'mixed', seed: 5 });
  const tried = (result: WhatIf | string): WhatIf => {
    assert.ok(typeof result === 'object', String(result));
    return result;
  };

  it('says what editing the file would give', () => {
    const [first, second, third] = analyse(text).evidence.services as [string, string, string];
    for (const supposition of [
      { kind: 'apart', services: [first, second] },
      { kind: 'together', services: [first, second, third] },
      { kind: 'move', service: first, project: 'elsewhere' },
      { kind: 'set', path: `services.${first}.owner`, how: 'set', value: 'team-x' },
      { kind: 'set', path: `services.${first}.databases`, how: 'add', value: 'db-x' },
      { kind: 'set', path: 'rules.stay', how: 'set', value: 'off' },
    ] as const) {
      const before = analyse(text);
      const { edits, after, come, gone, changed } = tried(whatIf(before, supposition));
      const edited = analyse(applyEdits(text, edits));
      assert.deepEqual(
        [after.current, after.recommended, after.projects],
        [edited.current.overruled, edited.recommended.overruled, edited.recommended.members.length],
      );
      const said = ({ message }: { readonly message: string }) => message;
      const messages = (analysis: Analysis) => analysis.findings.map(({ message }) => message);
      assert.deepEqual(
        [...messages(before), ...[...come, ...changed.map((each) => each.after)].map(said)].sort(),
        [...messages(edited), ...[...gone, ...changed.map((each) => each.before)].map(said)].sort(),
      );
      // Trying leaves everything where it was.
      assert.deepEqual(messages(before), messages(analyse(text)));
    }
  });

  it('tells a finding once that would only say something else of the same services', () => {
    const today =
      'version: 1\nservices:\n  a: { databases: [one, two], project: p }\n  b: { databases: [one, two], project: q }\n';
    const result = tried(
      whatIf(analyse(today), {
        kind: 'set',
        path: 'services.b.databases',
        how: 'remove',
        value: 'two',
      }),
    );
    const [{ before, after } = { before: undefined, after: undefined }] = result.changed;
    assert.deepEqual([result.gone, result.come, result.changed.length], [[], [], 1]);
    assert.equal(before?.code, 'split-apart');
    assert.notEqual(before.message, after?.message);
    assert.deepEqual(before.services, after?.services);
    assert.match(tellWhatIf(result, 'so').join('\n'), /would say something else[\s\S]*instead of/);
  });

  it('tells who would be in other company', () => {
    const analysis = analyse(
      'version: 1\nservices:\n  a: { databases: [x] }\n  b: { databases: [x] }\n',
    );
    const result = tried(whatIf(analysis, { kind: 'apart', services: ['a', 'b'] }));
    assert.deepEqual(
      result.shifts.map(({ service, leaves }) => [service, leaves]),
      [
        ['a', ['b']],
        ['b', ['a']],
      ],
    );
    assert.match(tellWhatIf(result, 'so').join('\n'), /10 instead of 0 with the recommended/);
  });

  it('says why something cannot be tried', () => {
    const analysis = analyse('version: 1\nservices: { cart: {}, orders: {} }\n');
    assert.equal(
      whatIf(analysis, { kind: 'apart', services: ['crt', 'orders'] }),
      'There is no service crt. Did you mean cart?',
    );
    assert.equal(
      whatIf(analysis, { kind: 'set', path: 'services', how: 'set', value: 'x' }),
      'The map cannot be changed like that.',
    );
    for (const [path, wrong] of [
      ['servces.cart.owner', 'There is no key servces. Did you mean services?'],
      ['services.crt.owner', 'There is no service crt. Did you mean cart?'],
      ['services.cart.ownr', 'There is no key ownr of a service. Did you mean owner?'],
      ['services.cart.nope.x', 'There is no service cart.nope.'],
    ] as const)
      assert.equal(whatIf(analysis, { kind: 'set', path, how: 'set', value: 'x' }), wrong);
  });
});

describe('alternatives', () => {
  it('overrule just as many more points as they say', () => {
    let found = 0;
    for (const text of maps) {
      const analysis = analyse(text);
      const { problem, recommended } = analysis;
      for (const { points, kind, service = -1, groups } of alternativesOf(analysis, 5)) {
        const other = recommended.groupOf.slice();
        const [a = -1, b = -1] = groups;
        if (kind === 'merge') other.forEach((group, i) => (other[i] = group === b ? a : group));
        else other[service] = kind === 'move' ? b : recommended.members.length;
        assert.equal(overruled(problem, other), recommended.overruled + points, text);
        assert.ok(points >= 0 && points <= 5);
        found++;
      }
    }
    assert.ok(found > 20, String(found));
  });

  it('tell the end of a project of two once', () => {
    const analysis = analyse(
      'version: 1\nteams: { t: {}, u: {} }\nservices:\n  a: { owner: t, databases: [x] }\n  b: { owner: u, databases: { x: read } }\n',
    );
    assert.deepEqual(
      alternativesOf(analysis, 5).map(({ kind, service }) => [kind, service]),
      [['leave', 0]],
    );
  });
});
