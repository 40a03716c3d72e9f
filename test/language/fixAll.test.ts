import assert from 'node:assert/strict';
import { actionsAt } from '../../src/language/actions.ts';
import { analyse } from '../../src/language/analysis.ts';
import { applyEdits } from '../../src/map/text.ts';

describe('fix all', () => {
  const all = (text: string): string => {
    const analysis = analyse(text);
    const action = actionsAt(analysis, { start: 0, end: 0 }).find(
      ({ kind }) => kind === 'source.fixAll.serviceMap',
    );
    const edits = action ? action.edits() : [];
    assert.ok(edits);
    return applyEdits(text, edits);
  };

  it('makes every safe fix of the file in one edit, and keeps all else', () => {
    const before = `# mine
databases: { orders-db: {} } # one
services:
  cart: # c
    ownr: web
    databases: [order-db, "orders-bd"]
    flags: [x, why, x, x, z]
    approvals: "2"
  pay: { flags: nofflag, owner: no }
  pay: { flags: nofflag, owner: no }
`;
    const after = `version: 1
# mine
databases: { orders-db: {} } # one
services:
  cart: # c
    owner: web
    databases: [orders-db]
    flags: [x, why, z]
    approvals: 2
  pay: { flags: [nofflag], owner: "no" }
`;
    const once = all(before);
    assert.equal(all(all(once)), after);
  });

  it('takes all that stands twice out of one list at once', () => {
    const before = 'version: 1\nservices: { a: { flags: [x, w, x,  w, x] }, b: { flags: [x] } }\n';
    const after = 'version: 1\nservices: { a: { flags: [x, w] }, b: { flags: [x] } }\n';
    assert.equal(all(before), after);
  });

  it('mends a tab among spaces where it can mean but one thing', () => {
    for (const [before, after] of [
      ['  a:\n    owner: x\n\tproject: p\n', '  a:\n    owner: x\n    project: p\n'],
      ['  a:\n    owner: x\n    \tproject: p\n', '  a:\n    owner: x\n    project: p\n'],
      ['  a:\n\t\towner: x\n    project: p\n', '  a:\n    owner: x\n    project: p\n'],
      ['  a: { owner: x }\n\tb: { owner: y }\n', '  a: { owner: x }\n  b: { owner: y }\n'],
    ] as const)
      assert.equal(all(`version: 1\nservices:\n${before}`), `version: 1\nservices:\n${after}`);
  });

  it('is not offered for a tab that can mean several things', () => {
    const text = 'version: 1\nservices:\n  a:\n    flags:\n      - f\n\t\t- g\n';
    const titles = actionsAt(analyse(text), { start: 0, end: text.length }).map(
      ({ title }) => title,
    );
    assert.ok(titles.includes('Replace all tabs in the indentation with spaces'));
    assert.ok(!titles.includes('Fix everything that can be fixed safely'));
  });

  it('leaves what could be meant otherwise: numbers, far words, two that are as near', () => {
    for (const text of [
      'version: 1\ndatabases: { db-1: {} }\nservices: { a: { databases: [db-2] } }\n',
      'version: 1\nteams: { webs: {}, weba: {} }\nservices: { a: { owner: web } }\n',
      'version: 1\nservices:\n  a: { owner: x }\n  a: { owner: z }\n',
    ])
      assert.equal(all(text), text);
  });

  it('is not offered where nothing is to be fixed', () => {
    const actions = actionsAt(analyse('version: 1\nservices: { a: {} }\n'), { start: 0, end: 0 });
    assert.ok(!actions.some(({ kind }) => kind === 'source.fixAll.serviceMap'));
  });
});
