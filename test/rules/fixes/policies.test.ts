import assert from 'node:assert/strict';
import { fixesOf, mapOf, testFix } from '../support/fixed.ts';

const policy = (setting: string) => mapOf('  a: {}\n', `rules: ${setting}\n`);

describe('fixes of settings of rules', () => {
  for (const [written, meant] of [
    ['warnin', 'warning'],
    ['warn', 'warning'],
    ['info', 'information'],
    ['Off', 'off'],
    ['false', 'off'],
    ['"errr"', '"error"'],
    ['[8]', '8'],
    ['"8"', '8'],
  ] as const)
    testFix(
      'wrong-type',
      `Change to ${meant.replaceAll('"', '')}`,
      policy(`{ shared-database: ${written} }`),
      policy(`{ shared-database: ${meant} }`),
    );
  for (const unusable of ['2000', '1.5', '[a, b]', '{ a: 1 }', 'loud', 'null'])
    testFix(
      'wrong-type',
      'Remove shared-database',
      policy(`{ stay: 3, shared-database: ${unusable} }`),
      policy('{ stay: 3 }'),
    );
  testFix(
    'wrong-type',
    'Change to fewer-projects',
    policy('{ preset: fewer }'),
    policy('{ preset: fewer-projects }'),
  );
  testFix(
    'wrong-type',
    'Change to off',
    policy('{ split-apart: 0 }'),
    policy('{ split-apart: off }'),
  );
  testFix(
    'unknown-rule',
    'Change to split-apart',
    policy('{ splt-apart: loud }'),
    policy('{ split-apart: loud }'),
  );
  testFix(
    'unknown-rule',
    'Change to preset',
    policy('{ presett: fewer-projects }'),
    policy('{ preset: fewer-projects }'),
  );
  testFix(
    'wrong-type',
    'Change to 5',
    mapOf('  a: {}\n', 'rules: { shared-database: -5 }\n'),
    mapOf('  a: {}\n', 'rules: { shared-database: 5 }\n'),
  );
  testFix(
    'unknown-rule',
    'Remove the unknown rule',
    mapOf('  a: {}\n', 'rules: { colour: 1 }\n'),
    mapOf('  a: {}\n', 'rules: {}\n'),
  );
  testFix(
    'unknown-rule',
    'Change to split-apart',
    mapOf('  a: {} # service-map-ignore splt-apart: x\n'),
    mapOf('  a: {} # service-map-ignore split-apart: x\n'),
  );

  it('a list where a section belongs gets no fix that puts a word there', () => {
    assert.deepEqual(fixesOf('wrong-type', policy('[shared-database]')), []);
  });
});
