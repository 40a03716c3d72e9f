import assert from 'node:assert/strict';
import { DiagnosticTag, type Diagnostic } from 'vscode-languageserver';
import { createJudge } from '../../src/language/judge.ts';
import { createMapReader } from '../../src/map/parse.ts';
import { createDiagnosticCache } from '../../src/server/diagnosticCache.ts';
import { toDiagnostic } from '../../src/server/translate.ts';
import { placesOf } from '../../src/server/view.ts';
import { randomEdits } from '../support/edits.ts';
import { generateMap } from '../support/generate.ts';

const uri = 'file:///work/service-map.yaml';
const part = 'file:///work/part.yaml';
const facts = (file: string) => ({ uri: file === 'b' ? part : uri, version: 1 });

const able = { related: true, links: true, tags: [DiagnosticTag.Unnecessary] };

describe('diagnostics that were made before', () => {
  for (let seed = 0; seed < 12; seed++)
    it(`are those made anew, session ${seed}`, () => {
      const whole = generateMap({ services: 4 + seed, family: 'mixed', seed });
      const reader = createMapReader();
      const judge = createJudge();
      const cache = createDiagnosticCache(() => able);
      reader.set('a', seed % 3 === 0 ? whole.replaceAll('\n', '\r\n') : whole);
      if (seed % 2 === 1) reader.set('b', 'version: 1\nflags:\n  shared-1: {}\n  nowhere: {}\n');
      const compare = (): void => {
        const { map, findings } = judge.judge(reader.read());
        const places = placesOf({ map }, facts);
        assert.deepEqual(
          findings.map(cache(map, facts)),
          findings.map((finding) => toDiagnostic(places, finding, able)),
        );
      };
      compare();
      for (const file of reader.uris()) {
        const textOf = (): string => reader.file(file)?.text ?? '';
        let edits = 0;
        for (const edit of randomEdits(seed, 25, textOf)) {
          reader.edit(file, [edit]);
          // More than one may come before anybody asks.
          if (edits++ % 4 !== 3) compare();
        }
      }
      compare();
    });

  it('follow what is typed on their own line and leave the others as they are', () => {
    const reader = createMapReader();
    const judge = createJudge();
    const cache = createDiagnosticCache(() => able);
    const text =
      'version: 1\napis: { known: {} }\nservices:\n  a: { owner: x, consumesApis: [oops] }\n  b: {}\n  c: {}\n  d: { consumesApis: [nope] }\n';
    reader.set('a', text);
    const all = (): Map<string, Diagnostic> => {
      const { map, findings } = judge.judge(reader.read());
      const diagnosticOf = cache(map, facts);
      return new Map(findings.map((finding) => [finding.message, diagnosticOf(finding)]));
    };
    const told = (found: Map<string, Diagnostic>, key: string): Diagnostic => {
      const message = [...found.keys()].find((each) => each.includes(key));
      assert.ok(message);
      return found.get(message) as Diagnostic;
    };
    const before = all();
    const at = text.indexOf('x,');
    reader.edit('a', [{ range: { start: at, end: at }, text: 'yy' }]);
    const after = all();
    assert.equal(told(after, 'nope'), told(before, 'nope'));
    assert.equal(
      told(after, 'oops').range.start.character,
      told(before, 'oops').range.start.character + 2,
    );
  });

  it('are mostly the same objects behind an edit, and others where they have moved', () => {
    const text = generateMap({ services: 30, family: 'mixed', seed: 1 });
    const reader = createMapReader();
    const judge = createJudge();
    const cache = createDiagnosticCache(() => able);
    reader.set('a', text);
    const all = (when: 'now' | 'later') => {
      const { map, findings } = judge.judge(reader.read(), when);
      return findings.map(cache(map, facts));
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
