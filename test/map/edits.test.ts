import assert from 'node:assert/strict';
import {
  addConstraint,
  addEntry,
  addListItem,
  addSection,
  appendComment,
  checked,
  commit,
  entriesChange,
  quoteName,
  removeKey,
  removeListItem,
  renameAt,
  replaceRange,
  setScalar,
  type Edits,
} from '../../src/map/edits.ts';
import type { NameKind } from '../../src/map/model.ts';
import { parseMap, type ParsedMap } from '../../src/map/parse.ts';
import { applyEdits } from '../../src/map/text.ts';

type Make = (map: ParsedMap) => Edits;

/** The text after the edits, or what there is instead of edits. */
function after(text: string, make: Make): string {
  const edits = make(parseMap(text));
  return edits ? applyEdits(text, edits) : 'refused';
}

const project = ['services', 'cart', 'project'];
const setProject: Make = (map) => setScalar(map, project, 'shop');
const setId: Make = (map) => setScalar(map, ['projects', 'shop', 'id'], '12');
const flags = ['services', 'cart', 'flags'];
const addFlag: Make = (map) => addListItem(map, flags, 'new');
const removeFlag: Make = (map) => removeListItem(map, flags, 'old');
const addTeam: Make = (map) => addEntry(map, 'teams', 'web');
const apart: Make = (map) => addConstraint(map, 'apart', ['a', 'b'], 'scope: PCI');
const removeOwner: Make = (map) => removeKey(map, ['services', 'cart', 'owner']);
const rename =
  (kind: NameKind, old: string, fresh: string): Make =>
  (map) =>
    renameAt(
      map,
      map.occurrences.filter((each) => each.kind === kind && each.name.text === old),
      fresh,
    );

/** Title, change, text before, text after. */
const cases: readonly (readonly [string, Make, string, string])[] = [
  [
    'a value',
    setProject,
    'services:\n  cart: { project: a }\n',
    'services:\n  cart: { project: shop }\n',
  ],
  [
    'a value with a comment behind it',
    setProject,
    'services:\n  cart:\n    project: a # b\n',
    'services:\n  cart:\n    project: shop # b\n',
  ],
  [
    'a value in single quotes',
    setProject,
    "services:\n  cart:\n    project: 'a'\n",
    "services:\n  cart:\n    project: 'shop'\n",
  ],
  [
    'a value in double quotes',
    setProject,
    'services:\n  "cart":\n    "project": "a"\n',
    'services:\n  "cart":\n    "project": "shop"\n',
  ],
  [
    'a literal block',
    setProject,
    'services:\n  cart:\n    project: |\n      a\n      b\n    owner: c\n',
    'services:\n  cart:\n    project: shop\n    owner: c\n',
  ],
  [
    'a literal block with a comment: refused',
    setProject,
    'services:\n  cart:\n    project: | # c\n      a\n',
    'refused',
  ],
  [
    'a missing value',
    setProject,
    'services:\n  cart:\n    project:\n',
    'services:\n  cart:\n    project: shop\n',
  ],
  [
    'a missing value before a comment',
    setProject,
    'services:\n  cart:\n    project: # soon\n',
    'services:\n  cart:\n    project: shop # soon\n',
  ],
  [
    'a missing value between brackets',
    setProject,
    'services: { cart: { project: , owner: a } }\n',
    'services: { cart: { project: shop , owner: a } }\n',
  ],
  [
    'a value that is there already: nothing',
    setProject,
    'services:\n  cart: { project: shop }\n',
    'services:\n  cart: { project: shop }\n',
  ],
  [
    'a map where a value belongs: refused',
    setProject,
    'services:\n  cart: { project: { a: b } }\n',
    'refused',
  ],
  ['a list on the way: refused', setProject, 'services: [cart]\n', 'refused'],
  ['a text on the way: refused', setProject, 'services:\n  cart: hello\n', 'refused'],

  [
    'a key after the last one',
    setProject,
    'services:\n  cart:\n    owner: a # b\n\n\n  orders: {}\n',
    'services:\n  cart:\n    owner: a # b\n    project: shop\n\n\n  orders: {}\n',
  ],
  [
    'a key in an entry without a value',
    setProject,
    'services:\n  cart: # c\n  orders:\n',
    'services:\n  cart: # c\n    project: shop\n  orders:\n',
  ],
  [
    'a key in an empty entry',
    setProject,
    'services:\n  cart: {} # c\n',
    'services:\n  cart: { project: shop } # c\n',
  ],
  [
    'a key in an entry with a tilde',
    setProject,
    'services:\n  cart: ~ # c\n',
    'services:\n  cart: { project: shop } # c\n',
  ],
  [
    'a key in an entry without a colon',
    setProject,
    'services: { cart, orders }\n',
    'services: { cart: { project: shop }, orders }\n',
  ],
  [
    'four spaces',
    setProject,
    'services:\n    cart:\n',
    'services:\n    cart:\n        project: shop\n',
  ],
  [
    'no line break at the end',
    setProject,
    'services:\n  cart:\n    owner: a',
    'services:\n  cart:\n    owner: a\n    project: shop',
  ],
  [
    'Windows line breaks',
    setProject,
    'services:\r\n  cart:\r\n    owner: a\r\n',
    'services:\r\n  cart:\r\n    owner: a\r\n    project: shop\r\n',
  ],
  [
    'a byte order mark',
    setId,
    '\ufeffservices: {}',
    '\ufeffservices: {}\nprojects:\n  shop:\n    id: 12',
  ],
  [
    'after a literal block',
    setProject,
    'services:\n  cart:\n    description: |+\n      a\n\n  b: {}\n',
    'services:\n  cart:\n    description: |+\n      a\n\n    project: shop\n  b: {}\n',
  ],
  [
    'an entry that is missing',
    setProject,
    'services:\n  orders:\n    owner: a\n',
    'services:\n  orders:\n    owner: a\n  cart:\n    project: shop\n',
  ],
  [
    'an indented root',
    setProject,
    '  services:\n     cart:\n',
    '  services:\n     cart:\n        project: shop\n',
  ],
  [
    'the first of two equal keys',
    setProject,
    'services:\n  cart: { project: a }\n  cart: { project: b }\n',
    'services:\n  cart: { project: shop }\n  cart: { project: b }\n',
  ],
  [
    'spread brackets',
    setProject,
    'services:\n  cart: {\n    owner: a, # why\n    path: b # where\n  }\n',
    'services:\n  cart: {\n    owner: a, # why\n    path: b, # where\n    project: shop\n  }\n',
  ],
  [
    'spread brackets with a last comma',
    setProject,
    'services:\n  cart: {\n    path: b, # where\n  }\n',
    'services:\n  cart: {\n    path: b, # where\n    project: shop,\n  }\n',
  ],
  [
    'JSON',
    setProject,
    '{\n  "services": {\n    "cart": {\n      "owner": "a"\n    }\n  }\n}\n',
    '{\n  "services": {\n    "cart": {\n      "owner": "a",\n      "project": "shop"\n    }\n  }\n}\n',
  ],
  [
    'JSON, null',
    setProject,
    '{"services":{"cart":{"project":null}}}',
    '{"services":{"cart":{"project":"shop"}}}',
  ],
  [
    'JSON, a number',
    setId,
    '{"services":{}}',
    '{"services":{}, "projects": { "shop": { "id": 12 } }}',
  ],
  [
    'an empty JSON object',
    setProject,
    '{}\n',
    '{ "services": { "cart": { "project": "shop" } } }\n',
  ],

  ['an empty file', setProject, '', 'services:\n  cart:\n    project: shop\n'],
  ['a file of comments', setProject, '# a', '# a\nservices:\n  cart:\n    project: shop\n'],
  [
    'a section at the end, behind the comments there',
    setId,
    'version: 1\nservices: {}\n# the end\n\n',
    'version: 1\nservices: {}\n# the end\nprojects:\n  shop:\n    id: 12\n\n',
  ],
  [
    'a section set off as the others are',
    setId,
    'version: 1\n\n# these\nservices: {}\n',
    'version: 1\n\n# these\nservices: {}\n\nprojects:\n  shop:\n    id: 12\n',
  ],
  [
    'a section before a second document',
    setId,
    'services: {}\n---\na: b\n',
    'services: {}\nprojects:\n  shop:\n    id: 12\n---\na: b\n',
  ],
  [
    'version goes first',
    (map) => setScalar(map, ['version'], '1'),
    '# licence\n\n# the services\nservices: {}\n',
    '# licence\n\nversion: 1\n# the services\nservices: {}\n',
  ],
  [
    'version goes behind a byte order mark',
    (map) => setScalar(map, ['version'], '1'),
    '\ufeffservices: {}\n',
    '\ufeffversion: 1\nservices: {}\n',
  ],
  [
    'a section alone',
    (map) => addSection(map, 'services'),
    'version: 1\n',
    'version: 1\nservices:\n',
  ],

  [
    'a number stays bare only where a number belongs',
    (map) => setScalar(map, project, '12'),
    'services: { cart: {} }\n',
    'services: { cart: { project: "12" } }\n',
  ],
  [
    'true stays bare where it belongs',
    (map) => setScalar(map, ['flags', 'f', 'serverSideOnly'], 'true'),
    'flags: { f: {} }\n',
    'flags: { f: { serverSideOnly: true } }\n',
  ],
  [
    'a policy',
    (map) => setScalar(map, ['rules', 'stay'], 'off'),
    'rules:\n  preset: coupling\n',
    'rules:\n  preset: coupling\n  stay: off\n',
  ],

  [
    'an alias gives way to a value',
    setProject,
    'services:\n  a: { project: &p x }\n  cart: { project: *p }\n',
    'services:\n  a: { project: &p x }\n  cart: { project: shop }\n',
  ],
  [
    'inside an alias: refused',
    setProject,
    'services:\n  a: &s { project: x }\n  cart: *s\n',
    'refused',
  ],
  [
    'a key inside an alias: refused',
    setProject,
    'services:\n  a: &s { owner: x }\n  cart: *s\n',
    'refused',
  ],
  [
    'a map of which some is not read, as aliases expand to too much: refused',
    setProject,
    `services:\n  cart: {}\nx0: &x0 [a, a, a, a, a, a, a, a]\nx1: &x1 [${'*x0, '.repeat(60)}]\nx2: [${'*x1, '.repeat(60)}]\n`,
    'refused',
  ],
  [
    'what an alias refers to: refused',
    setProject,
    'services:\n  cart: &s { project: x }\n  a: *s\n',
    'refused',
  ],
  [
    'an anchor on nothing',
    setProject,
    'services:\n  cart: &s\n',
    'services:\n  cart: &s\n    project: shop\n',
  ],
  [
    'a value behind an anchor',
    setProject,
    'services:\n  cart:\n    project: &s\n',
    'services:\n  cart:\n    project: &s shop\n',
  ],

  [
    'an item in brackets',
    addFlag,
    'services:\n  cart: { flags: [ a,b ] }\n',
    'services:\n  cart: { flags: [ a,b,new ] }\n',
  ],
  [
    'an item in empty brackets',
    addFlag,
    'services:\n  cart: { flags: [] }\n',
    'services:\n  cart: { flags: [new] }\n',
  ],
  [
    'an item after a last comma',
    addFlag,
    'services:\n  cart: { flags: [a, ] }\n',
    'services:\n  cart: { flags: [a, new ] }\n',
  ],
  [
    'an item in empty brackets with a comment',
    addFlag,
    'services:\n  cart:\n    flags: [ # none\n    ]\n',
    'services:\n  cart:\n    flags: [ # none\n      new\n    ]\n',
  ],
  [
    'an item with a dash',
    addFlag,
    'services:\n  cart:\n    flags:\n    - a # b\n    # c\n  d:\n',
    'services:\n  cart:\n    flags:\n    - a # b\n    - new\n    # c\n  d:\n',
  ],
  [
    'an item without a list',
    addFlag,
    'services:\n  cart:\n    owner: a\n',
    'services:\n  cart:\n    owner: a\n    flags: [new]\n',
  ],
  [
    'an item of an empty value',
    addFlag,
    'services:\n  cart:\n    flags: # soon\n',
    'services:\n  cart:\n    flags: [new] # soon\n',
  ],
  [
    'an item that is there: nothing',
    addFlag,
    'services:\n  cart: { flags: [new] }\n',
    'services:\n  cart: { flags: [new] }\n',
  ],
  ['an item of a map: refused', addFlag, 'services:\n  cart: { flags: { a: b } }\n', 'refused'],
  [
    'an item behind an alias: refused',
    addFlag,
    'services:\n  a: { flags: &f [x] }\n  cart: { flags: *f }\n',
    'refused',
  ],

  [
    'the first item out',
    removeFlag,
    'services:\n  cart: { flags: [old, b] }\n',
    'services:\n  cart: { flags: [b] }\n',
  ],
  [
    'a middle item out',
    removeFlag,
    'services:\n  cart: { flags: [a, "old", b] }\n',
    'services:\n  cart: { flags: [a, b] }\n',
  ],
  [
    'the last item out',
    removeFlag,
    'services:\n  cart: { flags: [a, old] }\n',
    'services:\n  cart: { flags: [a] }\n',
  ],
  [
    'the only item out',
    removeFlag,
    'services:\n  cart: { flags: [ old ] }\n',
    'services:\n  cart: { flags: [] }\n',
  ],
  [
    'an item out as often as it stands',
    removeFlag,
    'services:\n  cart: { flags: [old, a, old, b] }\n',
    'services:\n  cart: { flags: [a, b] }\n',
  ],
  [
    'an item with its line',
    removeFlag,
    'services:\n  cart:\n    flags:\n      - a\n      # about old\n      - old # gone\n      - b\n',
    'services:\n  cart:\n    flags:\n      - a\n      # about old\n      - b\n',
  ],
  [
    'the only item with a dash',
    removeFlag,
    'services:\n  cart:\n    flags: # f\n      - old\n',
    'services:\n  cart:\n    flags: [] # f\n',
  ],
  [
    'the last line of a file',
    removeFlag,
    'services:\n  cart:\n    flags:\n      - a\n      - old',
    'services:\n  cart:\n    flags:\n      - a',
  ],
  [
    'spread items',
    removeFlag,
    'services:\n  cart:\n    flags: [\n      a, # 1\n      old # 2\n    ]\n',
    'services:\n  cart:\n    flags: [\n      a # 1\n    ]\n',
  ],
  [
    'an item that is not there: refused',
    removeFlag,
    'services:\n  cart: { flags: [a] }\n',
    'refused',
  ],

  [
    'an entry',
    addTeam,
    'teams:\n  a: {} # b\n\nservices: {}\n',
    'teams:\n  a: {} # b\n  web: {}\n\nservices: {}\n',
  ],
  ['an entry of a new section', addTeam, 'version: 1\n', 'version: 1\nteams:\n  web: {}\n'],
  ['an entry that is there: refused', addTeam, 'teams: { web: {} }\n', 'refused'],
  [
    'several entries',
    (map) => commit(map, [entriesChange(map, 'teams', ['a', 'b'])]),
    'teams: {}\n',
    'teams: { a: {}, b: {} }\n',
  ],
  [
    'several entries of a new section',
    (map) => commit(map, [entriesChange(map, 'teams', ['a', 'b'])]),
    'version: 1\n',
    'version: 1\nteams:\n  a: {}\n  b: {}\n',
  ],

  [
    'a first constraint',
    apart,
    'version: 1\n',
    'version: 1\nconstraints:\n  - apart: [a, b]\n    because: "scope: PCI"\n',
  ],
  [
    'a constraint after another',
    apart,
    'constraints:\n- together: [c, d]\n  because: x # y\n',
    'constraints:\n- together: [c, d]\n  because: x # y\n- apart: [a, b]\n  because: "scope: PCI"\n',
  ],
  [
    'a constraint in brackets',
    apart,
    'constraints: []\n',
    'constraints: [{ apart: [a, b], because: "scope: PCI" }]\n',
  ],
  [
    'a constraint under an empty key',
    apart,
    'constraints: # our word\nversion: 1\n',
    'constraints: # our word\n  - apart: [a, b]\n    because: "scope: PCI"\nversion: 1\n',
  ],
  [
    'a constraint in JSON',
    apart,
    '{ "version": 1 }',
    '{ "version": 1, "constraints": [{ "apart": ["a", "b"], "because": "scope: PCI" }] }',
  ],

  [
    'a key out',
    removeOwner,
    'services:\n  cart:\n    owner: a # gone\n    path: b # stays\n',
    'services:\n  cart:\n    path: b # stays\n',
  ],
  [
    'the only key out',
    removeOwner,
    'services:\n  cart: # c\n    # own\n    owner: a\n',
    'services:\n  cart: {} # c\n    # own\n',
  ],
  [
    'a key out of brackets',
    removeOwner,
    'services: { cart: { owner: a, path: b } }\n',
    'services: { cart: { path: b } }\n',
  ],
  [
    'the only key out of brackets',
    removeOwner,
    'services: { cart: { owner: a } }\n',
    'services: { cart: {} }\n',
  ],
  [
    'a key out of JSON',
    removeOwner,
    '{\n  "services": {\n    "cart": {\n      "path": "b",\n      "owner": "a"\n    }\n  }\n}',
    '{\n  "services": {\n    "cart": {\n      "path": "b"\n    }\n  }\n}',
  ],
  [
    'a key that stands twice',
    removeOwner,
    'services:\n  cart:\n    owner: a\n    path: p\n    owner: b\n',
    'services:\n  cart:\n    path: p\n',
  ],
  [
    'a whole section out',
    (map) => removeKey(map, ['constraints']),
    'version: 1\nconstraints:\n  - apart: [a, b]\n',
    'version: 1\n',
  ],
  [
    'a key that is anchored and used: refused',
    removeOwner,
    'services:\n  cart: { owner: &o a }\n  b: { owner: *o }\n',
    'refused',
  ],
  ['a key that is not there: refused', removeOwner, 'services:\n  cart: {}\n', 'refused'],

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

  [
    'a comment',
    (map) => appendComment(map, 12, 'why'),
    'services:\n  a: {}\n',
    'services:\n  a: {} # why\n',
  ],
  [
    'a comment behind another',
    (map) => appendComment(map, 12, 'why'),
    'services:\r\n  a: {} # so\r\n',
    'services:\r\n  a: {} # so # why\r\n',
  ],
  [
    'a comment in a text over several lines: refused',
    (map) => appendComment(map, 25, 'why'),
    'services:\n  a:\n    path: "a\n      b"\n',
    'refused',
  ],
  [
    'a comment in JSON: refused',
    (map) => appendComment(map, 2, 'why'),
    '{"services":{}}',
    'refused',
  ],

  [
    'a replacement',
    (map) => replaceRange(map, { start: 9, end: 10 }, '2'),
    'version: 1\n',
    'version: 2\n',
  ],
  [
    'a replacement that breaks the file: refused',
    (map) => replaceRange(map, { start: 9, end: 10 }, '[{'),
    'version: 1\n',
    'refused',
  ],
  [
    'edits that do not do what is expected: refused',
    (map) =>
      checked(
        map,
        [{ range: { start: 9, end: 10 }, text: '2' }],
        ({ model }) => model.version?.value === 3,
      ),
    'version: 1\n',
    'refused',
  ],

  [
    'beside a broken line',
    setProject,
    'services:\n  cart:\n    owner: "a\n    path: b\n',
    'services:\n  cart:\n    owner: "a\n    path: b\n    project: shop\n',
  ],
  [
    'beside tabs',
    setProject,
    'services:\n\tcart:\n\t\towner: a\n',
    'services:\n\tcart:\n\t\towner: a\n\t\tproject: shop\n',
  ],
];

describe('edits', () => {
  for (const [title, make, before, expected] of cases)
    it(title, () => {
      assert.equal(after(before, make), expected);
    });
});

describe('names written as scalars', () => {
  const written: readonly (readonly [string, string, string])[] = [
    ['cart', 'cart', 'cart'],
    ['with space', 'with space', 'with space'],
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
