import assert from 'node:assert/strict';
import { DiagnosticTag } from 'vscode-languageserver';
import { createJudge } from '../../src/language/judge.ts';
import { applyEdits } from '../../src/map/text.ts';
import { createMapReader } from '../../src/map/parse.ts';
import { createDiagnosticCache } from '../../src/server/diagnosticCache.ts';
import { toDiagnostic } from '../../src/server/translate.ts';
import { placesOf } from '../../src/server/view.ts';
import { randomEdits } from '../support/edits.ts';
import { generateMap } from '../support/generate.ts';

const uri = 'file:///work/service-map.yaml';
const facts = () => ({ uri, version: 1 });

const able = { related: true, links: true, tags: [DiagnosticTag.Unnecessary] };

describe('diagnostics that were made before', () => {
  for (let seed = 0; seed < 12; seed++)
    it(`are those made anew, session ${String(seed)}`, () => {
      let text = generateMap({ services: 4 + seed, family: 'mixed', seed });
      if (seed % 3 === 0) text = text.replaceAll('\n', '\r\n');
      const reader = createMapReader();
      const judge = createJudge();
      const diagnosticOf = createDiagnosticCache(() => able);
      reader.set('a', text);
      for (const edit of randomEdits(seed, 25, () => text)) {
        const { map, findings } = judge.judge(reader.read());
        const places = placesOf({ map }, facts);
        assert.deepEqual(
          findings.map((finding) => diagnosticOf(places, uri, finding)),
          findings.map((finding) => toDiagnostic(places, finding, able)),
        );
        text = applyEdits(text, [edit]);
        reader.edit('a', [edit]);
      }
    });

  it('are mostly the same objects behind an edit, and others where they have moved', () => {
    const text = generateMap({ services: 30, family: 'mixed', seed: 1 });
    const reader = createMapReader();
    const judge = createJudge();
    const diagnosticOf = createDiagnosticCache(() => able);
    reader.set('a', text);
    const all = (when: 'now' | 'later') => {
      const { map, findings } = judge.judge(reader.read(), when);
      return findings.map((finding) => diagnosticOf(placesOf({ map }, facts), uri, finding));
    };
    const before = new Set(all('now'));
    assert.ok(before.size > 10);
    const end = { start: text.length, end: text.length };
    reader.edit('a', [{ range: end, text: '# the end\n' }]);
    const behind = all('later');
    // Those about the service that has changed are found anew.
    assert.ok(behind.filter((each) => before.has(each)).length > behind.length / 2);
    reader.edit('a', [{ range: { start: 0, end: 0 }, text: '# the beginning\n' }]);
    assert.ok(all('later').every((each) => !before.has(each)));
  });
});
