import assert from 'node:assert/strict';
import { analyse, type Analysis } from '../../src/language/analysis.ts';
import { callItemAt, incomingCalls, outgoingCalls } from '../../src/language/callHierarchy.ts';
import { documentLinksIn } from '../../src/language/documentLinks.ts';
import { foldingRangesOf } from '../../src/language/foldingRanges.ts';
import { highlightsAt } from '../../src/language/navigation.ts';
import { implementationsAt } from '../../src/language/implementations.ts';
import { inlayHintsIn } from '../../src/language/inlayHints.ts';
import { createJudge } from '../../src/language/judge.ts';
import { lensesIn, resolveLens } from '../../src/language/lenses.ts';
import { selectionRangesAt } from '../../src/language/selectionRanges.ts';
import { semanticTokensIn } from '../../src/language/semanticTokens.ts';
import { workspaceSymbolsIn } from '../../src/language/workspaceSymbols.ts';
import { completeExample } from '../../src/map/example.ts';
import { createMapReader } from '../../src/map/parse.ts';
import { applyEdits } from '../../src/map/text.ts';
import { randomEdits } from '../support/edits.ts';
import { generateMap } from '../support/generate.ts';
import { plain } from '../support/plain.ts';

/** Everything that a reader is told about a map, at one place and as a whole. */
function told(analysis: Analysis, offset: number): unknown {
  const { map } = analysis;
  const whole = { start: 0, end: map.text.length };
  const item = callItemAt(analysis, offset);
  return plain({
    highlights: highlightsAt(analysis.map, offset),
    implementations: implementationsAt(analysis, offset),
    calls: item && [item, incomingCalls(analysis, item), outgoingCalls(analysis, item)],
    selection: selectionRangesAt(map, whole, offset),
    hints: inlayHintsIn(analysis, whole),
    lenses: lensesIn(analysis, whole).map(({ range, about }) => [
      range,
      resolveLens(analysis, about),
    ]),
    tokens: semanticTokensIn(analysis, whole),
    folds: foldingRangesOf(map, whole),
    links: documentLinksIn(map, whole, { dashboard: 'https://flags.example' }),
    symbols: workspaceSymbolsIn(analysis, whole, ''),
  });
}

describe('reading while typing', () => {
  for (let seed = 0; seed < 16; seed++)
    it(`tells what a fresh start tells, session ${seed}`, () => {
      let text =
        seed % 3 === 0
          ? completeExample
          : generateMap({ services: 3 + 2 * seed, family: 'mixed', seed });
      const reader = createMapReader();
      const judge = createJudge();
      reader.set('a', text);
      told(judge.judge(reader.read()), 0);
      for (const edit of randomEdits(seed, 10, () => text)) {
        text = applyEdits(text, [edit]);
        reader.edit('a', [edit]);
        const { start } = edit.range;
        // What is told before the recommendation follows must not spoil what is told after it.
        told(judge.judge(reader.read(), 'later'), start);
        assert.deepEqual(told(judge.settle(), start), told(analyse(text), start));
      }
    });
});
