import assert from 'node:assert/strict';
import { analyse } from '../../src/language/analysis.ts';
import { semanticTokensIn } from '../../src/language/semanticTokens.ts';

function tokens(text: string, range = { start: 0, end: text.length }): string[] {
  return semanticTokensIn(analyse(text), range).map(({ range: { start, end }, kind, modifiers }) =>
    [text.slice(start, end), kind, ...modifiers].join(' '),
  );
}

describe('semantic tokens', () => {
  it('colour every name by its kind, declarations apart, and leave keys alone', () => {
    assert.deepEqual(
      tokens(`version: 1
teams: { t: {}, u: {} }
apis: { i: { stability: stable } }
services:
  s:
    owner: t
    product: x
    project: p
    context: c
    surface: server
    databases: { d: read }
    providesApis: [i]
    flags: [f]
    segments: [g]
`),
      [
        't team declaration',
        'u team declaration unused',
        'i api declaration',
        'stable choice',
        's service declaration',
        't team',
        'x product',
        'p project',
        'c context',
        'server choice',
        'd database',
        'read choice',
        'i api',
        'f flag',
        'g segment',
      ],
    );
  });

  it('stay inside the range', () => {
    const text = 'services:\n  a: { flags: [f] }\n  b: { flags: [g], surface: client }\n';
    const range = { start: text.indexOf('  b'), end: text.length };
    assert.deepEqual(tokens(text, range), ['b service declaration', 'g flag', 'client choice']);
  });

  it('never overlap nor leave their line, whatever an alias or a quoted name does', () => {
    assert.deepEqual(
      tokens(
        'services:\n  a: &x { flags: [f, g] }\n  b: *x\n  c: { flags: ["g\n    h", i] }\n',
      ).map((each) => each.split(' ')[0]),
      ['a', 'f', 'g', 'b', '*x', 'c', 'i'],
    );
  });

  it('keep the rest while a line is half typed', () => {
    assert.deepEqual(
      tokens('services:\n  a:\n    owner: t\n    flags: [f, \n  b: { owner: t }\n'),
      ['a service declaration', 't team', 'f flag', 'b service declaration', 't team'],
    );
  });

  it('are none where nothing can be read', () => {
    assert.deepEqual(tokens(''), []);
    assert.deepEqual(tokens('just text'), []);
  });
});
