import { mapOf, testFix } from '../support/fixed.ts';

describe('fixes of names and of what is said about them', () => {
  testFix(
    'unknown-name',
    'Change wweb to web everywhere',
    mapOf("  a: { owner: wweb }\n  b: { owner: 'wweb' }\n", 'teams: { web: {} }\n'),
    mapOf("  a: { owner: web }\n  b: { owner: 'web' }\n", 'teams: { web: {} }\n'),
  );
  testFix(
    'unknown-name',
    'Change to a, b',
    mapOf('  a: { databases: [a,b] }\n'.replace('a,b', '"a,, b"'), 'databases: { "a, b": {} }\n'),
    mapOf('  a: { databases: ["a, b"] }\n', 'databases: { "a, b": {} }\n'),
  );
  testFix(
    'secret-in-map',
    'Take the key out of the text',
    mapOf('  a: { description: "ser.Xu5kG9vBxyzQ2pLm" }\n'),
    mapOf('  a: { description: "REMOVED" }\n'),
  );
  testFix(
    'contradicting-constraints',
    'Remove the constraint that is left out',
    mapOf('  a: {}\n  b: {}\n', 'constraints:\n  - together: [a, b]\n  - apart: [a, b] # no\n'),
    mapOf('  a: {}\n  b: {}\n', 'constraints:\n  - together: [a, b]\n'),
  );
  testFix(
    'name-collision',
    'Write new-x as New-X everywhere',
    mapOf('  a: { flags: [New-X] }\n  b: { flags: [new-x] }\n'),
    mapOf('  a: { flags: [New-X] }\n  b: { flags: [New-X] }\n'),
  );
  testFix(
    'restricted-flag',
    'Let team web see flag f',
    mapOf('  a: { owner: web, flags: [f] }\n', 'flags: { f: { visibleTo: [pay] } }\n'),
    mapOf('  a: { owner: web, flags: [f] }\n', 'flags: { f: { visibleTo: [pay, web] } }\n'),
  );
  testFix(
    'client-exposure',
    'Mark g as server-side only',
    mapOf(
      '  a: { surface: client, flags: [f] }\n  b: { surface: server, flags: [f, g] }\n',
      'flags: { f: { rollout: percentage }, g: {} }\n',
    ),
    mapOf(
      '  a: { surface: client, flags: [f] }\n  b: { surface: server, flags: [f, g] }\n',
      'flags: { f: { rollout: percentage }, g: { serverSideOnly: true } }\n',
    ),
  );
});
