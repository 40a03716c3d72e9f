import assert from 'node:assert/strict';
import { actionsAt } from '../../src/language/actions.ts';
import { analyse } from '../../src/language/analysis.ts';
import { applyEdits } from '../../src/map/text.ts';
import { allRules, ruleByCode } from '../../src/rules/index.ts';

/** The text after the fix of that title for the first finding of the rule. */
function fixed(code: string, text: string, title: string): string {
  const analysis = analyse(text);
  const finding = analysis.findings.find((each) => each.code === code);
  assert.ok(finding, `no ${code} in:\n${text}`);
  const fixes = ruleByCode.get(code)?.fixes?.(finding, analysis) ?? [];
  const fix = fixes.find((each) => each.title === title);
  assert.ok(fix, fixes.map((each) => each.title).join('\n'));
  const edits = fix.edits();
  assert.ok(edits, 'refused');
  return applyEdits(text, edits);
}

const check = (code: string, title: string, before: string, after: string) => {
  it(`${code}: ${title}`, () => {
    assert.equal(fixed(code, before, title), after);
  });
};

describe('fixes of findings', () => {
  for (const { code, fixes, triggers } of allRules)
    if (fixes)
      for (const { title, map } of triggers)
        it(`${code}, ${title}: each fix can be made and mends its finding`, () => {
          const analysis = analyse(map);
          const found = analysis.findings.filter((each) => each.code === code);
          for (const finding of found)
            for (const fix of fixes(finding, analysis)) {
              const edits = fix.edits();
              assert.ok(edits, `refused: ${fix.title}`);
              const after = analyse(applyEdits(map, edits)).findings;
              const left = after.filter((each) => each.code === code);
              assert.ok(left.length < found.length, `${fix.title}\n${applyEdits(map, edits)}`);
            }
        });

  it('each comment that silences, and each policy that switches off, does so', () => {
    for (const { code, triggers } of allRules)
      for (const { map } of triggers) {
        const analysis = analyse(map);
        for (const finding of analysis.findings)
          for (const action of actionsAt(analysis, finding.range, (kind) => kind === 'quickfix')) {
            if (action.finding !== finding || !/^(?:Silence|Switch)/.test(action.title)) continue;
            const edits = action.edits();
            assert.ok(edits, action.title);
            const same = (text: string) =>
              analyse(text).findings.filter(
                (each) => each.code === finding.code && each.message === finding.message,
              ).length;
            const after = applyEdits(map, edits);
            assert.ok(same(after) < same(map), `${code}: ${action.title}\n${after}`);
          }
      }
  });

  const map = (services: string, more = '') => `version: 1\n${more}services:\n${services}`;

  check(
    'unknown-key',
    'Change to owner',
    map('  a: { ownr: x } # c\n'),
    map('  a: { owner: x } # c\n'),
  );
  check(
    'unknown-key',
    'Remove the unknown key',
    map('  a:\n    colour: x # c\n    owner: y\n'),
    map('  a:\n    owner: y\n'),
  );
  const policy = (setting: string) => map('  a: {}\n', `rules: ${setting}\n`);
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
    check(
      'wrong-type',
      `Change to ${meant.replaceAll('"', '')}`,
      policy(`{ shared-database: ${written} }`),
      policy(`{ shared-database: ${meant} }`),
    );
  for (const unusable of ['2000', '1.5', '[a, b]', '{ a: 1 }', 'loud', 'null'])
    check(
      'wrong-type',
      'Remove shared-database',
      policy(`{ stay: 3, shared-database: ${unusable} }`),
      policy('{ stay: 3 }'),
    );
  check(
    'wrong-type',
    'Change to fewer-projects',
    policy('{ preset: fewer }'),
    policy('{ preset: fewer-projects }'),
  );
  check(
    'wrong-type',
    'Change to off',
    policy('{ split-apart: 0 }'),
    policy('{ split-apart: off }'),
  );
  check(
    'unknown-rule',
    'Change to split-apart',
    policy('{ splt-apart: loud }'),
    policy('{ split-apart: loud }'),
  );
  check(
    'unknown-rule',
    'Change to preset',
    policy('{ presett: fewer-projects }'),
    policy('{ preset: fewer-projects }'),
  );

  check(
    'wrong-type',
    'Change to 1',
    'version: 2 # new\nservices: { a: {} }\n',
    'version: 1 # new\nservices: { a: {} }\n',
  );

  it('a list where a section belongs gets no fix that puts a word there', () => {
    const analysis = analyse(policy('[shared-database]'));
    const [finding] = analysis.findings.filter(({ code }) => code === 'wrong-type');
    assert.ok(finding);
    assert.deepEqual(ruleByCode.get('wrong-type')?.fixes?.(finding, analysis), []);
  });

  check(
    'duplicate',
    'Remove the second one',
    map('  a: { flags: [x, y, x] }\n'),
    map('  a: { flags: [x, y] }\n'),
  );
  check(
    'duplicate',
    'Remove the second one',
    map('  a: { owner: x }\n  b: {}\n  a: { owner: y }\n'),
    map('  a: { owner: x }\n  b: {}\n'),
  );
  check(
    'ambiguous-name',
    'Change to "no"',
    map('  a: { owner: no }\n'),
    map('  a: { owner: "no" }\n'),
  );
  check(
    'wrong-type',
    'Change to [x, "012"]',
    map('  a: { flags: "x, 012" }\n'),
    map('  a: { flags: [x, "012"] }\n'),
  );
  check('wrong-type', 'Change to x', map('  a: { owner: [x] }\n'), map('  a: { owner: x }\n'));
  check(
    'wrong-type',
    'Declare them as a map',
    map('  a: {}\n', 'teams: [x, "a: b"]\n'),
    map('  a: {}\n', 'teams: { x: {}, "a: b": {} }\n'),
  );
  check(
    'wrong-type',
    'Change to 3',
    map('  a: { approvals: "3" }\n'),
    map('  a: { approvals: 3 }\n'),
  );
  check(
    'wrong-type',
    'Change to true',
    map('  a: { flags: [x] }\n', 'flags: { x: { serverSideOnly: yes } }\n'),
    map('  a: { flags: [x] }\n', 'flags: { x: { serverSideOnly: true } }\n'),
  );
  check(
    'wrong-type',
    'Remove owner',
    map('  a:\n    owner:\n    flags: []\n'),
    map('  a:\n    flags: []\n'),
  );
  check(
    'wrong-type',
    'Change to stable',
    map('  a: { providesApis: [x] }\n', 'apis: { x: { stability: "stabel" } }\n'),
    map('  a: { providesApis: [x] }\n', 'apis: { x: { stability: "stable" } }\n'),
  );
  check(
    'unknown-name',
    'Change wweb to web everywhere',
    map("  a: { owner: wweb }\n  b: { owner: 'wweb' }\n", 'teams: { web: {} }\n'),
    map("  a: { owner: web }\n  b: { owner: 'web' }\n", 'teams: { web: {} }\n'),
  );
  check(
    'unknown-name',
    'Change to a, b',
    map('  a: { databases: [a,b] }\n'.replace('a,b', '"a,, b"'), 'databases: { "a, b": {} }\n'),
    map('  a: { databases: ["a, b"] }\n', 'databases: { "a, b": {} }\n'),
  );
  check(
    'unknown-rule',
    'Remove the unknown rule',
    map('  a: {}\n', 'rules: { colour: 1 }\n'),
    map('  a: {}\n', 'rules: {}\n'),
  );
  check(
    'unknown-rule',
    'Change to split-apart',
    map('  a: {} # service-map-ignore splt-apart: x\n'),
    map('  a: {} # service-map-ignore split-apart: x\n'),
  );
  check(
    'secret-in-map',
    'Take the key out of the text',
    map('  a: { description: "ser.Xu5kG9vBxyzQ2pLm" }\n'),
    map('  a: { description: "REMOVED" }\n'),
  );
  check(
    'contradicting-constraints',
    'Remove the constraint that is left out',
    map('  a: {}\n  b: {}\n', 'constraints:\n  - together: [a, b]\n  - apart: [a, b] # no\n'),
    map('  a: {}\n  b: {}\n', 'constraints:\n  - together: [a, b]\n'),
  );
  check(
    'name-collision',
    'Write new-x as New-X everywhere',
    map('  a: { flags: [New-X] }\n  b: { flags: [new-x] }\n'),
    map('  a: { flags: [New-X] }\n  b: { flags: [New-X] }\n'),
  );
  check(
    'restricted-flag',
    'Let team web see flag f',
    map('  a: { owner: web, flags: [f] }\n', 'flags: { f: { visibleTo: [pay] } }\n'),
    map('  a: { owner: web, flags: [f] }\n', 'flags: { f: { visibleTo: [pay, web] } }\n'),
  );
  check(
    'client-exposure',
    'Mark g as server-side only',
    map(
      '  a: { surface: client, flags: [f] }\n  b: { surface: server, flags: [f, g] }\n',
      'flags: { f: { rollout: percentage }, g: {} }\n',
    ),
    map(
      '  a: { surface: client, flags: [f] }\n  b: { surface: server, flags: [f, g] }\n',
      'flags: { f: { rollout: percentage }, g: { serverSideOnly: true } }\n',
    ),
  );
  check(
    'tab-indentation',
    'Replace all tabs in the indentation with spaces',
    map('\ta:\n\t\towner: x # \ty\n'),
    map('  a:\n    owner: x # \ty\n'),
  );

  const conflict = map(
    '  a: {}\n<<<<<<< HEAD\n  b: {}\n=======\n  c: {}\n>>>>>>> theirs\n  d: {}\n',
  );
  check(
    'merge-conflict',
    'Keep the upper side of the conflict',
    conflict,
    map('  a: {}\n  b: {}\n  d: {}\n'),
  );
  check(
    'merge-conflict',
    'Keep the lower side of the conflict',
    conflict,
    map('  a: {}\n  c: {}\n  d: {}\n'),
  );
  check(
    'merge-conflict',
    'Keep both sides of the conflict',
    conflict,
    map('  a: {}\n  b: {}\n  c: {}\n  d: {}\n'),
  );
  check(
    'merge-conflict',
    'Take out the leftover of the conflict',
    map('  a: {}\n=======\n'),
    map('  a: {}\n'),
  );

  const comma = 'Put in the comma';
  check(
    'syntax',
    comma,
    map('  a: { owner: x project: y }\n'),
    map('  a: { owner: x, project: y }\n'),
  );
  check('syntax', comma, map('  a: { flags: ["f" "g"] }\n'), map('  a: { flags: ["f", "g"] }\n'));
  check(
    'syntax',
    comma,
    map('  a: {}\n', 'flags: { f: { rollout: toggle }\n  g: {} }\n'),
    map('  a: {}\n', 'flags: { f: { rollout: toggle },\n  g: {} }\n'),
  );
  for (const [text, quoted] of [
    ['seen at night: yes', '"seen at night: yes"'],
    ['Fee: 3 # more', '"Fee: 3" # more'],
  ] as const)
    check(
      'syntax',
      'Put the text in quotes',
      map(`  a: { description: ${text}\n    , owner: x }\n`),
      map(`  a: { description: ${quoted}\n    , owner: x }\n`),
    );
  check('syntax', 'Put in the colon', map('  a\n  b: {}\n'), map('  a:\n  b: {}\n'));
  check(
    'syntax',
    'Put in the space',
    map('  a:\n    owner:x\n    path: y\n'),
    map('  a:\n    owner: x\n    path: y\n'),
  );
  check(
    'syntax',
    'Put in the space',
    map('  a: { flags: [f] }# c\n'),
    map('  a: { flags: [f] } # c\n'),
  );
  check(
    'syntax',
    'Replace all lone carriage returns with line feeds',
    map('  a: {}\r  b: {}\r\n  c: {}\r'),
    map('  a: {}\n  b: {}\r\n  c: {}\n'),
  );
  check(
    'syntax',
    'Replace all such blanks with spaces',
    map('\u00a0 a:\u00a0{ description: 1\u00a0€ }\n'),
    map('  a: { description: 1\u00a0€ }\n'),
  );
  check(
    'wrong-type',
    'Change to 5',
    map('  a: {}\n', 'rules: { shared-database: -5 }\n'),
    map('  a: {}\n', 'rules: { shared-database: 5 }\n'),
  );

  it('are not offered where a broken text does not let them be made', () => {
    const text = map('  a: { owner: x, flags: [f, g }\n  b: { project: p }\n');
    const start = text.indexOf('a:');
    const actions = actionsAt(analyse(text), { start, end: start });
    const titles = actions.map(({ title }) => title);
    assert.ok(titles.includes('Silence unassigned-service on this line'));
    assert.ok(!titles.includes('Move a to project a'), titles.join('\n'));
    for (const { title, edits } of actions) assert.ok(edits(), title);
  });

  it('does not offer a key or a rule that stands beside the slip already', () => {
    const titles = (code: string, text: string): string[] => {
      const analysis = analyse(text);
      const finding = analysis.findings.find((each) => each.code === code);
      assert.ok(finding);
      return (ruleByCode.get(code)?.fixes?.(finding, analysis) ?? []).map(({ title }) => title);
    };
    assert.deepEqual(titles('unknown-key', map('  a: { owner: x, ownr: y }\n')), [
      'Remove the unknown key',
    ]);
    assert.deepEqual(titles('unknown-rule', map('  a: {}\n', 'rules: { stay: 2, staj: 3 }\n')), [
      'Remove the unknown rule',
    ]);
  });
});
