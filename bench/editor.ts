import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver-protocol';
import { randomNumbers } from '../src/grouping/random.ts';

/** One change of the text, as an editor sends it. */
export interface Stroke {
  readonly kind: string;
  readonly changes: readonly TextDocumentContentChangeEvent[];
}

interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const words = ['owner', 'flags', 'databases', 'segments', 'surface', 'product', 'checkout', 'x'];
const values = ['team-1', '[shared-2, dark-mode]', '{ db-3: read }', 'weekly', '"a: b"', '# why'];
const accidents = ['[', '"', "'", '{', '\t', '- ', ': :', '<<<<<<< ours\n', '&a *b', '---\n'];

/** A person at the keyboard of one document: the same strokes for the same text and seed. */
export function createEditor(text: string, seed: number) {
  const random = randomNumbers(seed);
  const pick = (count: number): number => Math.floor(random() * count);
  const one = <T>(list: readonly T[]): T => list[pick(list.length)] as T;
  let document = TextDocument.create('', '', 0, text);
  /** What takes the last strokes back, the newest last. */
  const past: Replacement[][] = [];

  /** Makes the replacements, given in the order of the text, as one change. */
  function replace(kind: string, replacements: readonly Replacement[], record = true): Stroke {
    const before = document.getText();
    let shift = 0;
    const back = replacements.map(({ start, end, text: added }) => {
      const at = start + shift;
      shift += added.length - (end - start);
      return { start: at, end: at + added.length, text: before.slice(start, end) };
    });
    if (record) past.push(back);
    // From the end on, so that no change moves another.
    const changes = [...replacements].reverse().map(({ start, end, text: added }) => ({
      range: { start: document.positionAt(start), end: document.positionAt(end) },
      text: added,
    }));
    document = TextDocument.update(document, changes, 0);
    return { kind, changes };
  }
  const undo = (): Stroke | undefined => {
    const last = past.pop();
    return last && replace('undo', last, false);
  };

  /** Start and end of a line, without its break. */
  const lineAt = (line: number): { start: number; end: number } => ({
    start: document.offsetAt({ line, character: 0 }),
    end: document.offsetAt({ line, character: Infinity }),
  });
  const someLine = () => lineAt(pick(document.lineCount));
  /** The lines of the entry of a service, somewhere in the file. */
  const someService = (): { start: number; end: number; name: string } | undefined => {
    const all = [...document.getText().matchAll(/^ {2}(\S+):\n(?: {4}.*\n)+/gm)];
    const found = all[pick(all.length)];
    return (
      found && { start: found.index, end: found.index + found[0].length, name: found[1] ?? '' }
    );
  };

  function* type(kind: string, at: number, typed: string): Generator<Stroke> {
    for (const [index, char] of [...typed].entries())
      yield replace(kind, [{ start: at + index, end: at + index, text: char }]);
  }

  const actions: readonly (() => Iterable<Stroke | undefined>)[] = [
    function* typeKey() {
      yield* type('type', someLine().end, `\n    ${one(words)}: ${one(values)}`);
    },
    function* typeWord() {
      yield* type('type', someLine().end, ` ${one(words)}`);
    },
    function* eraseBackwards() {
      const { start, end } = someLine();
      for (let at = end; at > Math.max(start, end - 8); at--)
        yield replace('erase', [{ start: at - 1, end: at, text: '' }]);
    },
    function* deleteLines() {
      const first = pick(document.lineCount);
      const { start } = lineAt(first);
      yield replace('delete', [{ start, end: lineAt(first + 1 + pick(3)).start, text: '' }]);
    },
    function* addService() {
      const service = someService();
      if (!service) return;
      const { end, name } = service;
      yield replace('paste', [
        { start: end, end, text: document.getText().slice(service.start, end) },
      ]);
      yield* type('type', end + 2 + name.length, `-${pick(1000)}`);
    },
    function* moveBlock() {
      const service = someService();
      if (!service) return;
      const { start, end } = service;
      const cut = document.getText().slice(start, end);
      yield replace('delete', [{ start, end, text: '' }]);
      const target = someService()?.start ?? start;
      yield replace('paste', [{ start: target, end: target, text: cut }]);
    },
    function* rename() {
      const found = /(?:team|shared|db|flag)-\d+/.exec(document.getText().slice(someLine().start));
      if (!found) return;
      const uses = [...document.getText().matchAll(new RegExp(`\\b${found[0]}\\b`, 'g'))];
      yield replace(
        'rename',
        uses.map(({ index }) => ({
          start: index,
          end: index + found[0].length,
          text: `${found[0]}${pick(10)}`,
        })),
      );
    },
    function* breakAndMend() {
      const before = past.length;
      const { start, end } = someLine();
      const at = start + pick(end - start + 1);
      yield replace('break', [{ start: at, end: at, text: one(accidents) }]);
      yield* type('type', someLine().end, ` ${one(words)}`);
      while (past.length > before) yield undo();
    },
    function* takeBack() {
      for (let back = pick(30); back > 0; back--) yield undo();
    },
  ];

  return {
    text: () => document.getText(),
    /** Goes on for ever; each stroke is already made in `text()` when it is given. */
    *strokes(): Generator<Stroke> {
      for (;;) for (const stroke of one(actions)()) if (stroke) yield stroke;
    },
  };
}
