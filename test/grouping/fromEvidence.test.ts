import assert from 'node:assert/strict';
import { nameGroups, homesOf } from '../../src/grouping/naming.ts';
import { overruled } from '../../src/grouping/overruled.ts';
import { analyse } from '../../src/language/analysis.ts';

describe('requirements that contradict', () => {
  const codes = (map: string) =>
    analyse(map).contradictions.map(({ chain, dropped }) => ({
      length: chain.length,
      dropped: dropped.reason,
    }));

  it('gives the shortest chain and leaves out the newest, the user’s own last', () => {
    const found = codes(`version: 1
services: { a: {}, b: {}, c: {}, d: {} }
constraints:
  - { together: [a, b, c, d] }
  - { together: [a, d], because: one team }
  - { apart: [a, d], because: PCI }
`);
    assert.deepEqual(found, [{ length: 2, dropped: 'Your constraint keeps a and d apart: PCI' }]);
  });

  it('goes on with the rest', () => {
    const { recommended, evidence } = analyse(`version: 1
flags: { roll: { rollout: percentage }, hidden: { visibleTo: [x] } }
services:
  a: { owner: x, flags: [roll, hidden] }
  b: { owner: y, flags: [roll] }
  c: { owner: x }
constraints: [{ together: [a, c] }]
`);
    const at = (name: string) => recommended.groupOf[evidence.services.indexOf(name)];
    assert.equal(at('a'), at('c'));
  });

  it('is silent where all fits', () => {
    assert.deepEqual(
      codes('version: 1\nservices: { a: {}, b: {} }\nconstraints: [{ apart: [a, b] }]\n'),
      [],
    );
  });
});

describe('names of projects', () => {
  const name = (groupOf: number[], labels: Partial<Parameters<typeof nameGroups>[1]>) => {
    const nothing = groupOf.map(() => undefined);
    return nameGroups(groupOf, {
      services: groupOf.map((_, i) => `s${i}`),
      projects: nothing,
      products: nothing,
      owners: nothing,
      databases: [],
      ...labels,
    });
  };

  it('take the present project of most members, each once', () => {
    assert.deepEqual(name([0, 0, 0, 1], { projects: ['p', 'p', 'q', 'p'] }), ['p', 's3']);
    assert.deepEqual(name([0, 1], { projects: ['p', 'q'] }), ['p', 'q']);
  });

  it('else product, owner, or the shared database', () => {
    assert.deepEqual(
      name([0, 0, 1, 1], {
        products: ['shop', 'shop', undefined, undefined],
        owners: [undefined, undefined, 'x', 'x'],
      }),
      ['shop', 'x'],
    );
    assert.deepEqual(name([0, 0], { databases: [{ name: 'db', users: [0, 1] }] }), ['db']);
  });

  it('never use one name twice, nor that of a present project for another group', () => {
    const names = name([0, 0, 1, 1, 2, 2], {
      owners: ['x', 'x', 'x', 'x', 'p', 'p'],
      projects: ['p', undefined, undefined, undefined, undefined, undefined],
    });
    assert.equal(new Set(names).size, 3);
    assert.equal(names[0], 'p');
    assert.notEqual(names[2], 'p');
  });

  it('things are at home with most of their users', () => {
    assert.deepEqual(
      homesOf(
        [0, 0, 1, -1],
        [{ users: [0, 1, 2] }, { users: [2, 3] }, { users: [3] }, { users: [1, 2] }],
      ),
      [0, 1, -1, 0],
    );
  });
});

describe('case 17: the answer says more than the organisation chart', () => {
  it('on a map with mixed evidence, one project per team overrules far more points', () => {
    // Two systems that cut across three teams: each shares a database, flags and releases.
    const services = Array.from({ length: 24 }, (_, i) => {
      const system = i % 4;
      const team = Math.floor(i / 4) % 3;
      const api =
        i % 2 === 0 ? `, providesApis: [api${i}]` : `, consumesApis: [api${(i + 5) % 24}]`;
      return `  s${String(i).padStart(2, '0')}: { owner: team-${team}, databases: [db-${system}], flags: [f${system}, own${i}]${api} }`;
    });
    const apis = Array.from(
      { length: 24 },
      (_, i) => `api${i}: { stability: ${['stable', 'internal', 'evolving'][i % 3] ?? ''} }`,
    );
    const { problem, recommended, map } = analyse(
      `version: 1\napis: { ${apis.join(', ')} }\nservices:\n${services.join('\n')}\n`,
    );
    const teams = map.model.services.map(({ owner }) => Number(owner?.text.slice(-1)));
    const byTeam = overruled(problem, teams);
    assert.equal(recommended.proven, true);
    assert.ok(byTeam >= recommended.overruled * 1.4, `${byTeam} against ${recommended.overruled}`);
  });
});
