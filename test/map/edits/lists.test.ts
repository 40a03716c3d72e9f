import { addListItem, removeListItem } from '../../../src/map/edits.ts';
import { testEdits, type Make } from '../support/edited.ts';

const flags = ['services', 'cart', 'flags'];
const addFlag: Make = (map) => addListItem(map, flags, 'new');
const removeFlag: Make = (map) => removeListItem(map, flags, 'old');

describe('putting items into a list and taking them out', () => {
  testEdits([
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
  ]);
});
