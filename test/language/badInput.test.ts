import assert from 'node:assert/strict';
import { analyse, type Analysis } from '../../src/language/analysis.ts';
import { completionsAt } from '../../src/language/completion.ts';
import { graphOf } from '../../src/language/graph.ts';
import { hoverAt } from '../../src/language/hover.ts';
import { outlineOf } from '../../src/language/outline.ts';
import { fileAt } from '../../src/language/places.ts';
import { reportRecommendation } from '../../src/language/recommendation.ts';
import { isGraphModel } from '../../src/graph/guards.ts';
import { groupsOf } from '../support/evidence.ts';

/** Judges the text and asks every feature about it: none may throw. */
function survive(text: string): Analysis {
  const analysis = analyse(text);
  const step = Math.max(1, Math.floor(text.length / 50));
  for (let offset = 0; offset <= text.length; offset += step) {
    hoverAt(analysis, offset);
    completionsAt(analysis, offset);
  }
  outlineOf(fileAt(analysis.map, 0));
  reportRecommendation(analysis, () => 'map.yaml');
  assert.ok(isGraphModel(graphOf(analysis, 'file:///map.yaml', 'map.yaml')));
  return analysis;
}

const errors = (analysis: Analysis): string[] =>
  analysis.findings.filter(({ severity }) => severity === 'error').map(({ code }) => code);

const plain = '\nservices:\n  a: { databases: [db] }\n  b: { databases: [db] }\n';

describe('bad input', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['an empty file', '', ['missing-key']],
    ['only comments', '# a\n# b\n', ['missing-key']],
    ['a list at the root', '- a\n- b\n', ['wrong-type']],
    ['a word at the root', 'hello\n', ['wrong-type']],
    ['a binary file', 'MZ\0\x01\x02\0\0\x03', ['not-text']],
    ['several documents', `version: 1${plain}---\nversion: 1\n`, ['syntax']],
    ['a service twice', 'version: 1\nservices:\n  a: {}\n  a: {}\n  b: {}\n', ['duplicate']],
    [
      'a service that consumes its own API',
      'version: 1\nservices:\n  a: { providesApis: [x], consumesApis: [x] }\n  b: {}\n',
      [],
    ],
    ['an alias without an anchor', `version: 1\nteams: *none${plain}`, ['syntax']],
    ['an alias inside itself', `version: 1\nteams: &t { x: *t }${plain}`, ['syntax']],
    [
      'a merge conflict',
      `version: 1\n<<<<<<< ours\nproducts: {}\n=======\nproducts: { p: {} }\n>>>>>>> theirs${plain}`,
      ['merge-conflict'],
    ],
    ['an unclosed quote', `version: 1\norganisation:\n  name: "Acme${plain}`, ['syntax']],
    ['an unclosed bracket', `version: 1\nproducts: { p: {}${plain}`, ['syntax']],
    [
      'tabs',
      'version: 1\nservices:\n\ta: { databases: [db] }\n\tb: { databases: [db] }\n',
      ['tab-indentation'],
    ],
    ['half a line', `version: 1\norganisation:\n  na${plain}`, ['wrong-type']],
    [
      'a half line between others',
      'version: 1\nservices:\n  x\n  a: { databases: [db] }\n  b: { databases: [db] }\n',
      ['syntax'],
    ],
    [
      'contradicting constraints',
      `version: 1${plain}constraints:\n  - together: [a, b]\n  - apart: [a, b]\n`,
      ['contradicting-constraints'],
    ],
  ];
  for (const [title, text, expected] of cases)
    it(`${title}: one clear message`, () => {
      assert.deepEqual(errors(survive(text)), expected);
    });

  it('contradicting constraints: what was left out does not count among the evidence', () => {
    const rules = '  - together: [a, b]\n  - apart: [a, b]\n';
    const { evidence } = reportRecommendation(
      analyse(`version: 1${plain}constraints:\n${rules}`),
      () => 'map.yaml',
    );
    const required = evidence.filter(({ points }) => points === 'required');
    assert.deepEqual(required.map(({ kind, counted }) => [kind, counted]).sort(), [
      ['share', true],
      ['split', false],
    ]);
  });

  for (const [title, text] of cases.filter(
    ([, text]) => text.includes('databases: [db]') && !text.includes('constraints'),
  ))
    it(`${title}: the rest of the file still counts`, () => {
      assert.deepEqual(groupsOf(survive(text)).at(0), ['a', 'b']);
    });

  it('CRLF and a byte order mark are no trouble', () => {
    const analysis = survive(`\ufeffversion: 1${plain}`.replaceAll('\n', '\r\n'));
    assert.deepEqual(errors(analysis), []);
    assert.deepEqual(groupsOf(analysis), [['a', 'b']]);
  });

  it('five megabytes of brackets are read to the end', () => {
    assert.deepEqual([...new Set(errors(analyse('['.repeat(5e6))))].slice(0, 1), ['syntax']);
  });

  it('brackets in the middle leave the rest alone', () => {
    const analysis = survive(`version: 1\nproducts: ${'['.repeat(20_000)}${plain}`);
    assert.deepEqual(groupsOf(analysis), [['a', 'b']]);
    assert.ok(errors(analysis).length <= 2, errors(analysis).join());
  });

  it('an alias bomb is cut short', () => {
    const lines = ['a: &a [x, x, x, x, x, x, x, x, x, x]'];
    for (const [i, name] of [...'bcdefghij'].entries())
      lines.push(
        `${name}: &${name} [${Array(10)
          .fill(`*${'abcdefghij'.charAt(i)}`)
          .join(', ')}]`,
      );
    const analysis = survive(`version: 1\n${lines.join('\n')}${plain}`);
    assert.deepEqual(groupsOf(analysis), [['a', 'b']]);
    assert.equal(
      analysis.findings.filter(({ message }) => message.includes('expand to too much')).length,
      1,
    );
  });

  it('a thousand unknown names are a thousand findings, each where it is', () => {
    const names = Array.from({ length: 1000 }, (_, i) => `    - nothing-${i}`).join('\n');
    const analysis = survive(
      `version: 1\nflags: { known: {} }\nservices:\n  a:\n    flags:\n${names}\n  b: { flags: [known] }\n`,
    );
    assert.equal(analysis.findings.filter(({ code }) => code === 'unknown-name').length, 1000);
  });

  it('names are names, whatever they hold', () => {
    const names = [
      'with space',
      'quo"te',
      "apo'strophe",
      '🚀',
      '<script>alert(1)</script>',
      '__proto__',
      'constructor',
      'toString',
      'hasOwnProperty',
      'a: b',
      '# hash',
      '${x}',
      '`tick`',
      'שלום',
      'x'.repeat(1000),
    ];
    const entries = names
      .map(
        (name) => `  ${JSON.stringify(name)}: { databases: [db], owner: ${JSON.stringify(name)} }`,
      )
      .join('\n');
    const analysis = survive(`version: 1\nservices:\n${entries}\n`);
    assert.deepEqual(errors(analysis), []);
    assert.deepEqual([...analysis.evidence.services].sort(), [...names].sort());
  });

  it('a map of ten thousand services is judged', function () {
    this.timeout(60_000);
    const services = Array.from(
      { length: 10_000 },
      (_, i) =>
        `  s${i}: { owner: t${i % 300}, databases: [db${i % 3000}], flags: [f${i % 4500}] }`,
    );
    const analysis = analyse(`version: 1\nservices:\n${services.join('\n')}\n`);
    assert.equal(analysis.evidence.services.length, 10_000);
    assert.equal(analysis.recommended.overruled, 0);
    assert.equal(analysis.recommended.members.length, 1500);
  });
});
