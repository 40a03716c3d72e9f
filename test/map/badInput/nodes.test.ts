import assert from 'node:assert/strict';
import { parseMap } from '../../../src/map/parse.ts';
import { head, services, tail, testReadings } from '../support/told.ts';

describe('keys, names and aliases of other kinds', () => {
  testReadings([
    [
      'a service twice',
      `${head}services:\n  a: { owner: x }\n  a: { owner: z }\n`,
      ['duplicate at “a”: "a" stands here twice; only the first one counts.'],
      ['a'],
    ],
    [
      'a merge key',
      `${head}services:\n  a: &s { owner: x }\n  b:\n    <<: *s\n`,
      [
        'merge-key at “<<”: Merge keys (<<) are not part of YAML 1.2 and are not followed here. Write the keys out.',
      ],
      ['a', 'b'],
    ],
    [
      'an alias of nothing',
      `${head}teams: *t\n${tail}`,
      ['syntax at “*t”: Nothing above is anchored as "&t".'],
      ['a', 'b'],
    ],
    [
      'an alias inside itself',
      `${head}teams: &t { x: *t }\n${tail}`,
      ['syntax at “*t”: "*t" stands inside what it refers to.'],
      ['a', 'b'],
    ],
    [
      'a list as a key',
      `${head}services:\n  ? [a]\n  : {}\n  b: {}\n`,
      ['syntax at “[a]”: A key must be plain text.'],
      ['b'],
    ],
    [
      'nothing, said in full',
      `version: 1\nteams: ~\nservices:\n  a: { owner: ~, approvals: null, flags: ~ }\n  b: null\n`,
      [],
      ['a', 'b'],
    ],
  ]);

  it('names of all kinds are names, in every section and style', () => {
    const names = [
      'with space',
      'quo"te',
      "it's",
      '🚀',
      '<script>',
      '__proto__',
      'constructor',
      'toString',
      'a: b',
      '# x',
      'שלום',
    ];
    const quoted = names.map((name) => JSON.stringify(name));
    const map = parseMap(
      `${head}teams:\n${quoted.map((name) => `  ${name}: {}\n`).join('')}services:\n${quoted.map((name) => `  ${name}: { owner: ${name}, flags: [${quoted.join(', ')}] }\n`).join('')}`,
    );
    assert.deepEqual(map.problems, []);
    assert.deepEqual([...(map.model.teams?.keys() ?? [])], names);
    assert.deepEqual(services(map), [...names].sort());
    for (const service of map.model.services) {
      assert.equal(service.owner?.text, service.name.text);
      assert.deepEqual(
        service.flags.map(({ text }) => text),
        names,
      );
    }
  });
});
