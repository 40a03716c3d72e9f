import assert from 'node:assert/strict';
import { actionsAt, type Action } from '../../src/language/actions.ts';
import { analyse } from '../../src/language/analysis.ts';
import { applyEdits } from '../../src/map/text.ts';
import { marked } from './marker.ts';

/** What is offered at the caret, by title. */
export const titlesAt = (fixture: string): string[] =>
  offered(fixture).actions.map(({ title }) => title);

function offered(fixture: string): { text: string; actions: readonly Action[] } {
  const { text, offset } = marked(fixture);
  return { text, actions: actionsAt(analyse(text), { start: offset, end: offset }) };
}

/** The text after the action of that title at the caret; undefined where it is refused. */
export function tried(fixture: string, title: string): string | undefined {
  const { text, actions } = offered(fixture);
  const action = actions.find((each) => each.title === title);
  assert.ok(action, `“${title}” is among:\n${actions.map((each) => each.title).join('\n')}`);
  const edits = action.edits();
  return edits && applyEdits(text, edits);
}

export function done(fixture: string, title: string): string {
  const after = tried(fixture, title);
  assert.ok(after !== undefined, 'refused');
  return after;
}
