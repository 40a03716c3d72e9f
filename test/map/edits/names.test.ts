import assert from 'node:assert/strict';
import { quoteName, renameAt } from '../../../src/map/edits.ts';
import type { NameKind } from '../../../src/map/model.ts';
import { parseMap } from '../../../src/map/parse.ts';
import { testEdits, type Make } from '../support/edited.ts';

const rename =
  (kind: NameKind, old: string, fresh: string): Make =>
  (map) =>
    renameAt(
      map,
      map.occurrences.filter((each) => each.kind === kind && each.name.text === old),
      fresh,
    );

describe('renaming', () => {
  testEdits([
    [
      'names keep their quotes',
      rename('team', 'web', 'shop'),
      'teams: { "web": {} }\nservices:\n  a: { owner: \'web\' }\n  b: { owner: web, project: web }\n',
      'teams: { "shop": {} }\nservices:\n  a: { owner: \'shop\' }\n  b: { owner: shop, project: web }\n',
    ],
    [
      'a name that needs quotes gets them',
      rename('team', 'web', 'a: b'),
      'services:\n  a: { owner: web }\n',
      'services:\n  a: { owner: "a: b" }\n',
    ],
    [
      'a name read through an alias',
      rename('team', 'web', 'shop'),
      'services:\n  a: { owner: &o web }\n  b: { owner: *o }\n',
      'services:\n  a: { owner: &o shop }\n  b: { owner: *o }\n',
    ],
    [
      'a name shared by an alias of another kind: refused',
      rename('team', 'web', 'shop'),
      'services:\n  a: { owner: &o web }\n  b: { project: *o }\n',
      'refused',
    ],
    [
      'a name that is taken: refused',
      rename('team', 'web', 'shop'),
      'teams: { web: {}, shop: {} }\n',
      'refused',
    ],
    [
      'a name in JSON',
      rename('team', 'web', 'shop'),
      '{"teams":{"web":{}}}',
      '{"teams":{"shop":{}}}',
    ],
  ]);
});

describe('names written as scalars', () => {
  const written: readonly (readonly [string, string, string])[] = [
    ['cart', 'cart', 'cart'],
    ['with space', 'with space', 'with space'],
    ['../a b/*/c.yaml', '../a b/*/c.yaml', '../a b/*/c.yaml'],
    ['*/c.yaml', '"*/c.yaml"', '"*/c.yaml"'],
    ['a*', '"a*"', '"a*"'],
    ['..', '".."', '".."'],
    ['é-ü/ß@2', 'é-ü/ß@2', 'é-ü/ß@2'],
    ['one, two', 'one, two', '"one, two"'],
    ["it's", "it's", '"it\'s"'],
    ['a: b', '"a: b"', '"a: b"'],
    ['a #b', '"a #b"', '"a #b"'],
    ['no', '"no"', '"no"'],
    ['012', '"012"', '"012"'],
    ['1:20', '"1:20"', '"1:20"'],
    ['0o17', '"0o17"', '"0o17"'],
    ['2024-01-01', '"2024-01-01"', '"2024-01-01"'],
    ['', '""', '""'],
    [' a', '" a"', '" a"'],
    ['a ', '"a "', '"a "'],
    ['- a', '"- a"', '"- a"'],
    ['a\nb', '"a\\nb"', '"a\\nb"'],
    ['a\u2028b', '"a\\u2028b"', '"a\\u2028b"'],
    ['\u0085', '"\\u0085"', '"\\u0085"'],
    ['\\', '"\\\\"', '"\\\\"'],
  ];
  for (const [name, block, flow] of written)
    it(JSON.stringify(name), () => {
      assert.equal(quoteName(name, 'block'), block);
      assert.equal(quoteName(name, 'flow'), flow);
      for (const text of [`services:\n  ${block}: {}\n`, `services: { ${flow}: {} }`])
        if (name !== '')
          assert.deepEqual(
            parseMap(text).model.services.map((service) => service.name.text),
            [name],
          );
    });
});
