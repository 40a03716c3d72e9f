import assert from 'node:assert/strict';
import { fixesOf, mapOf, testFix } from '../support/fixed.ts';

describe('fixes of keys and values', () => {
  testFix(
    'unknown-key',
    'Change to owner',
    mapOf('  a: { ownr: x } # c\n'),
    mapOf('  a: { owner: x } # c\n'),
  );
  testFix(
    'unknown-key',
    'Remove the unknown key',
    mapOf('  a:\n    colour: x # c\n    owner: y\n'),
    mapOf('  a:\n    owner: y\n'),
  );
  testFix(
    'wrong-type',
    'Change to 1',
    'version: 2 # new\nservices: { a: {} }\n',
    'version: 1 # new\nservices: { a: {} }\n',
  );
  testFix(
    'duplicate',
    'Remove the second one',
    mapOf('  a: { flags: [x, y, x] }\n'),
    mapOf('  a: { flags: [x, y] }\n'),
  );
  testFix(
    'duplicate',
    'Remove the second one',
    mapOf('  a: { owner: x }\n  b: {}\n  a: { owner: y }\n'),
    mapOf('  a: { owner: x }\n  b: {}\n'),
  );
  testFix(
    'ambiguous-name',
    'Change to "no"',
    mapOf('  a: { owner: no }\n'),
    mapOf('  a: { owner: "no" }\n'),
  );
  testFix(
    'wrong-type',
    'Change to [x, "012"]',
    mapOf('  a: { flags: "x, 012" }\n'),
    mapOf('  a: { flags: [x, "012"] }\n'),
  );
  testFix(
    'wrong-type',
    'Change to x',
    mapOf('  a: { owner: [x] }\n'),
    mapOf('  a: { owner: x }\n'),
  );
  testFix(
    'wrong-type',
    'Declare them as a map',
    mapOf('  a: {}\n', 'teams: [x, "a: b"]\n'),
    mapOf('  a: {}\n', 'teams: { x: {}, "a: b": {} }\n'),
  );
  testFix(
    'wrong-type',
    'Change to 3',
    mapOf('  a: { approvals: "3" }\n'),
    mapOf('  a: { approvals: 3 }\n'),
  );
  testFix(
    'wrong-type',
    'Change to true',
    mapOf('  a: { flags: [x] }\n', 'flags: { x: { serverSideOnly: yes } }\n'),
    mapOf('  a: { flags: [x] }\n', 'flags: { x: { serverSideOnly: true } }\n'),
  );
  testFix(
    'wrong-type',
    'Remove owner',
    mapOf('  a:\n    owner:\n    flags: []\n'),
    mapOf('  a:\n    flags: []\n'),
  );
  testFix(
    'wrong-type',
    'Change to stable',
    mapOf('  a: { providesApis: [x] }\n', 'apis: { x: { stability: "stabel" } }\n'),
    mapOf('  a: { providesApis: [x] }\n', 'apis: { x: { stability: "stable" } }\n'),
  );

  it('does not offer a key or a rule that stands beside the slip already', () => {
    const titles = (code: string, text: string): string[] =>
      fixesOf(code, text).map(({ title }) => title);
    assert.deepEqual(titles('unknown-key', mapOf('  a: { owner: x, ownr: y }\n')), [
      'Remove the unknown key',
    ]);
    assert.deepEqual(titles('unknown-rule', mapOf('  a: {}\n', 'rules: { stay: 2, staj: 3 }\n')), [
      'Remove the unknown rule',
    ]);
  });
});
