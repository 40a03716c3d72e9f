import assert from 'node:assert/strict';
import { analyse } from '../../src/language/analysis.ts';
import { completionsAt, type CompletionItem } from '../../src/language/completion.ts';
import { plainSnippet } from '../../src/language/completion/write.ts';
import { applyEdits } from '../../src/map/text.ts';
import { marked } from './marker.ts';

export const offered = (fixture: string): readonly CompletionItem[] => {
  const { text, offset } = marked(fixture);
  return completionsAt(analyse(text), offset).items;
};

export const labels = (fixture: string): string[] => offered(fixture).map(({ label }) => label);

/** The text after taking an offer, snippet places left empty. */
export function taken(fixture: string, label: string): string {
  const { text } = marked(fixture);
  const item = offered(fixture).find((each) => each.label === label);
  assert.ok(item, `${label} is offered among ${labels(fixture).join(', ')}: ${fixture}`);
  const insert = item.snippet ? plainSnippet(item.insert) : item.insert;
  return applyEdits(text, [...(item.also ? [item.also] : []), { range: item.range, text: insert }]);
}
