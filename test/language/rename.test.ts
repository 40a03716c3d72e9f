import assert from 'node:assert/strict';
import { analyse } from '../../src/language/analysis.ts';
import { renamableAt, renameName } from '../../src/language/rename.ts';
import { applyEdits } from '../../src/map/text.ts';
import { marked } from '../support/marker.ts';

function renamed(fixture: string, name: string): string {
  const { text, offset } = marked(fixture);
  const { edits, refused } = renameName(analyse(text), offset, name);
  assert.ok(edits, refused);
  return applyEdits(text, edits);
}

function refusal(fixture: string, name: string): string {
  const { text, offset } = marked(fixture);
  const answer = renameName(analyse(text), offset, name);
  assert.ok(answer.refused !== undefined);
  return answer.refused;
}

describe('rename', () => {
  const kinds: readonly (readonly [string, string])[] = [
    ['service', 'services: { o|ld: {}, b: { releasesWith: [old] } }'],
    ['team', 'teams: { old: {} }\nservices: { a: { owner: o|ld } }'],
    ['product', 'products: { old: {} }\nservices: { a: { product: old| } }'],
    [
      'context',
      'contexts: { old: {} }\nsegments: { s: { context: old } }\nservices: { a: { context: |old } }',
    ],
    [
      'database',
      'databases: { old: {} }\nservices: { a: { databases: [o|ld] }, b: { databases: { old: read } } }',
    ],
    ['api', 'services: { a: { providesApis: [old] }, b: { consumesApis: [o|ld] } }'],
    ['segment', 'segments: { old: {} }\nservices: { a: { segments: [o|ld] } }'],
    ['flag', 'flags: { old: {}, x: { requires: [old] } }\nservices: { a: { flags: [o|ld, x] } }'],
    [
      'project',
      'projects: { old: { id: 3 } }\nservices: { a: { project: o|ld }, b: { project: "old" } }',
    ],
  ];
  for (const [kind, fixture] of kinds)
    it(`a ${kind}, wherever it stands`, () => {
      const { text } = marked(`version: 1\n${fixture}\n`);
      assert.equal(renamed(`version: 1\n${fixture}\n`, 'new'), text.replaceAll('old', 'new'));
    });

  it('leaves the same word of another kind alone', () => {
    assert.equal(
      renamed(
        'version: 1\nteams: { cart: {} }\nservices: { cart: { owner: ca|rt, description: cart } }\n',
        'web',
      ),
      'version: 1\nteams: { web: {} }\nservices: { cart: { owner: web, description: cart } }\n',
    );
  });

  it('quotes the new name where it needs quotes, and keeps quotes', () => {
    assert.equal(
      renamed(`version: 1\nteams: { a: {} } # a\nservices: { s: { owner: '|a' } }\n`, 'x: [y]'),
      `version: 1\nteams: { "x: [y]": {} } # a\nservices: { s: { owner: 'x: [y]' } }\n`,
    );
    assert.equal(
      renamed('version: 1\nservices: { s: { owner: |a } }\n', 'no'),
      'version: 1\nservices: { s: { owner: "no" } }\n',
    );
  });

  it('works while another line is half typed or broken', () => {
    for (const broken of ['  pay:\n    own', '  pay: { owner: [x', '\tpay: {}', '  pay: "x'])
      assert.equal(
        renamed(`version: 1\nteams: { a: {} }\nservices:\n  cart: { owner: |a }\n${broken}\n`, 'b'),
        `version: 1\nteams: { b: {} }\nservices:\n  cart: { owner: b }\n${broken}\n`,
      );
  });

  it('refuses what would make two names one, and what is no name, and says why', () => {
    const two = 'version: 1\nservices: { a: { owner: x| }, b: { owner: y } }\n';
    assert.match(refusal(two, 'y'), /There is a team "y" already/);
    assert.match(refusal(two, '  '), /needs a name/);
    assert.match(refusal('ver|sion: 1\nservices: { a: {} }\n', 'y'), /no name/);
    assert.match(
      refusal('version: 1\nservices: { a: { project: x| }, b: { project: y } }\n', 'y'),
      /merges them/,
    );
  });

  it('tells what would be renamed, quotes included', () => {
    const { text, offset } = marked('version: 1\nservices: { s: { owner: "|a b" } }\n');
    const found = renamableAt(analyse(text), offset);
    assert.deepEqual(found && [text.slice(found.range.start, found.range.end), found.name], [
      '"a b"',
      'a b',
    ]);
  });
});
