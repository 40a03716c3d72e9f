import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createEditor, type Stroke } from '../../bench/editor.ts';
import { generateMap } from '../support/generate.ts';

const text = generateMap({ services: 20, family: 'mixed', seed: 1 });

/** The first so many strokes of a session, and the text after them. */
function session(
  seed: number,
  count: number,
): { readonly strokes: Stroke[]; readonly text: string } {
  const editor = createEditor(text, seed);
  const strokes: Stroke[] = [];
  for (const stroke of editor.strokes()) {
    strokes.push(stroke);
    if (strokes.length === count) break;
  }
  return { strokes, text: editor.text() };
}

describe('the editing session of the benchmark', () => {
  it('is the same for the same seed, and another for another', () => {
    assert.deepEqual(session(1, 500), session(1, 500));
    assert.notEqual(session(1, 500).text, session(2, 500).text);
  });

  it('gives the changes that lead to its text', () => {
    for (let seed = 1; seed <= 5; seed++) {
      const { strokes, text: after } = session(seed, 1000);
      let document = TextDocument.create('', '', 0, text);
      for (const { changes } of strokes)
        document = TextDocument.update(document, [...changes], document.version + 1);
      assert.equal(document.getText(), after);
    }
  });

  it('does everything that a person does', () => {
    const kinds = new Set(session(1, 5000).strokes.map(({ kind }) => kind));
    for (const kind of ['type', 'erase', 'delete', 'paste', 'rename', 'break', 'undo'])
      assert.ok(kinds.has(kind), kind);
  });
});
