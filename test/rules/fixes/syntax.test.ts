import assert from 'node:assert/strict';
import { fixesOf, mapOf, testFix } from '../support/fixed.ts';

describe('fixes of what keeps a text from being read', () => {
  testFix(
    'tab-indentation',
    'Replace all tabs in the indentation with spaces',
    mapOf('\ta:\n\t\towner: x # \ty\n'),
    mapOf('  a:\n    owner: x # \ty\n'),
  );

  const conflict = mapOf(
    '  a: {}\n<<<<<<< HEAD\n  b: {}\n=======\n  c: {}\n>>>>>>> theirs\n  d: {}\n',
  );
  testFix(
    'merge-conflict',
    'Keep the upper side of the conflict',
    conflict,
    mapOf('  a: {}\n  b: {}\n  d: {}\n'),
  );
  testFix(
    'merge-conflict',
    'Keep the lower side of the conflict',
    conflict,
    mapOf('  a: {}\n  c: {}\n  d: {}\n'),
  );
  testFix(
    'merge-conflict',
    'Keep both sides of the conflict',
    conflict,
    mapOf('  a: {}\n  b: {}\n  c: {}\n  d: {}\n'),
  );
  testFix(
    'merge-conflict',
    'Take out the leftover of the conflict',
    mapOf('  a: {}\n=======\n'),
    mapOf('  a: {}\n'),
  );

  const comma = 'Put in the comma';
  testFix(
    'syntax',
    comma,
    mapOf('  a: { owner: x project: y }\n'),
    mapOf('  a: { owner: x, project: y }\n'),
  );
  testFix(
    'syntax',
    comma,
    mapOf('  a: { flags: ["f" "g"] }\n'),
    mapOf('  a: { flags: ["f", "g"] }\n'),
  );
  testFix(
    'syntax',
    comma,
    mapOf('  a: {}\n', 'flags: { f: { rollout: toggle }\n  g: {} }\n'),
    mapOf('  a: {}\n', 'flags: { f: { rollout: toggle },\n  g: {} }\n'),
  );
  for (const [text, quoted] of [
    ['seen at night: yes', '"seen at night: yes"'],
    ['Fee: 3 # more', '"Fee: 3" # more'],
  ] as const)
    testFix(
      'syntax',
      'Put the text in quotes',
      mapOf(`  a: { description: ${text}\n    , owner: x }\n`),
      mapOf(`  a: { description: ${quoted}\n    , owner: x }\n`),
    );
  testFix('syntax', 'Put in the colon', mapOf('  a\n  b: {}\n'), mapOf('  a:\n  b: {}\n'));
  testFix(
    'syntax',
    'Put in the space',
    mapOf('  a:\n    owner:x\n    path: y\n'),
    mapOf('  a:\n    owner: x\n    path: y\n'),
  );
  testFix(
    'syntax',
    'Put in the space',
    mapOf('  a: { flags: [f] }# c\n'),
    mapOf('  a: { flags: [f] } # c\n'),
  );
  testFix(
    'syntax',
    'Replace all lone carriage returns with line feeds',
    mapOf('  a: {}\r  b: {}\r\n  c: {}\r'),
    mapOf('  a: {}\n  b: {}\r\n  c: {}\n'),
  );
  testFix(
    'syntax',
    'Replace all such blanks with spaces',
    mapOf('\u00a0 a:\u00a0{ description: 1\u00a0€ }\n'),
    mapOf('  a: { description: 1\u00a0€ }\n'),
  );

  it('are none for a single tab that is not in the indentation of a line', () => {
    assert.deepEqual(fixesOf('syntax', mapOf('  a:\n    flags:\n    -\t- x\n')), []);
  });
});
