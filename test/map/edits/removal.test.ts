import { removeKey } from '../../../src/map/edits.ts';
import { testEdits, type Make } from '../support/edited.ts';

const removeOwner: Make = (map) => removeKey(map, ['services', 'cart', 'owner']);

describe('taking out keys', () => {
  testEdits([
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
  ]);
});
