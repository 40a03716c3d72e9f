import assert from 'node:assert/strict';
import { analyse, type Analysis } from '../../src/language/analysis.ts';
import { baselineText, parseBaseline } from '../../src/language/baseline.ts';
import { createJudge } from '../../src/language/judge.ts';
import { completeExample } from '../../src/map/example.ts';
import { createMapReader } from '../../src/map/parse.ts';
import { applyEdits } from '../../src/map/text.ts';
import { randomEdits } from '../support/edits.ts';
import { generateMap } from '../support/generate.ts';
import { plain } from '../support/plain.ts';

const told = ({
  evidence,
  contradictions,
  findings,
  silenced,
  baselined,
  aboutBaseline,
  current,
  recommended,
}: Analysis) =>
  plain({
    evidence,
    contradictions,
    findings,
    silenced,
    baselined,
    aboutBaseline,
    current,
    recommended,
  });

const rules = { 'unused-declaration': 'warning', 'single-service': 'off' } as const;
const baselineOf = (text: string) => {
  const { map, findings } = analyse(text);
  return parseBaseline('b', baselineText(map, findings, 'b'));
};

/** The entries of all sections, each with its lines. */
const entriesIn = (text: string) =>
  [...text.matchAll(/^ {2}\S.*\n(?: {4}.*\n)*/gm)].map(({ 0: written, index }) => ({
    written,
    start: index,
    end: index + written.length,
  }));

describe('judging again after an edit', () => {
  it('tells everything in the order of the text when entries have changed places', () => {
    for (let seed = 0; seed < 20; seed++) {
      let text = generateMap({ services: 4 + seed, family: 'mixed', seed });
      const reader = createMapReader();
      reader.set('a', text);
      const judge = createJudge();
      judge.judge(reader.read());
      for (let at = 0; at < 6; at++) {
        const entries = entriesIn(text);
        const [one, other] = entries.slice((seed + 5 * at) % (entries.length - 1));
        if (one?.end !== other?.start || !one || !other) continue;
        const range = { start: one.start, end: other.end };
        const edit = { range, text: other.written + one.written };
        text = applyEdits(text, [edit]);
        reader.edit('a', [edit]);
        assert.deepEqual(told(judge.judge(reader.read())), told(analyse(text)));
      }
    }
  });

  for (let seed = 0; seed < 80; seed++)
    it(`says what judging anew says, session ${seed}`, () => {
      const families = ['planted', 'by-team', 'mixed'] as const;
      let text =
        seed % 5 === 0
          ? completeExample
          : generateMap({ services: 3 + (seed % 17), family: families[seed % 3] ?? 'mixed', seed });
      const reader = createMapReader();
      reader.set('a', text);
      const options = seed % 2 === 0 ? {} : { baseline: baselineOf(text), rules };
      const judge = createJudge(options);
      judge.judge(reader.read());
      for (const edit of randomEdits(seed, 12, () => text)) {
        const before = text;
        text = applyEdits(text, [edit]);
        reader.edit('a', [edit]);
        if (before.length % 4 === 0) continue;
        // Now and then several edits come before the recommendation does.
        const provisional = judge.judge(reader.read(), 'later');
        assert.equal(provisional.map.text, text);
        if (text.length % 3 === 0) continue;
        assert.deepEqual(
          told(judge.settle()),
          told(analyse(text, options)),
          JSON.stringify({ before, edit }),
        );
      }
    });
});
