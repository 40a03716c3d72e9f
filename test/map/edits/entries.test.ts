import { addConstraint, addEntry, commit, entriesChange } from '../../../src/map/edits.ts';
import { testEdits, type Make } from '../support/edited.ts';

const addTeam: Make = (map) => addEntry(map, 'teams', 'web');
const apart: Make = (map) => addConstraint(map, 'apart', ['a', 'b'], 'scope: PCI');

describe('adding entries and constraints', () => {
  testEdits([
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
  ]);
});
