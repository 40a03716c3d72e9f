import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyse } from '../../src/language/analysis.ts';
import { plainSnippet } from '../../src/language/completion/write.ts';

const file = join(import.meta.dirname, '..', '..', 'media', 'snippets.json');
const snippets = JSON.parse(readFileSync(file, 'utf8')) as Readonly<
  Record<string, { readonly body: readonly string[] }>
>;

describe('snippets of VS Code', () => {
  it('are those alone that fit anywhere: the server offers the others in their places', () => {
    assert.deepEqual(Object.keys(snippets), ['Ignore a finding']);
  });

  it('silence a finding at the end of its line', () => {
    const comment = plainSnippet((snippets['Ignore a finding']?.body ?? []).join('\n'));
    const { findings, silenced } = analyse(
      `version: 1\nservices:\n  one: { project: p, databases: [d] }\n  other: { project: q, databases: [d] } ${comment}\n`,
    );
    assert.deepEqual(findings, []);
    assert.equal(silenced.length, 1);
  });
});
