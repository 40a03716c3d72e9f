import { setScalar } from '../../../src/map/edits.ts';
import { setProject, testEdits } from '../support/edited.ts';

describe('setting a value', () => {
  testEdits([
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
      'JSON, null',
      setProject,
      '{"services":{"cart":{"project":null}}}',
      '{"services":{"cart":{"project":"shop"}}}',
    ],

    [
      'a number stays bare only where a number belongs',
      (map) => setScalar(map, ['services', 'cart', 'project'], '12'),
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
  ]);
});
