import type { TextEdit } from '../text.ts';

const blanks = /[ \t\r\n]*/y;

function runAt(text: string, at: number): string {
  blanks.lastIndex = at;
  return blanks.exec(text)?.[0] ?? '';
}

/** The edits that lead from one text to another that differs in blanks and line breaks alone. */
export function whitespaceEdits(before: string, after: string): readonly TextEdit[] | undefined {
  const edits: TextEdit[] = [];
  let to = 0;
  for (let from = 0; ; from++, to++) {
    const [old, wanted] = [runAt(before, from), runAt(after, to)];
    if (old !== wanted) edits.push(change(from, old, wanted));
    from += old.length;
    to += wanted.length;
    if (from >= before.length && to >= after.length) return edits;
    if (before[from] !== after[to]) return undefined;
  }
}

/** What differs between two runs of blanks that begin at `start`. */
function change(start: number, old: string, wanted: string): TextEdit {
  const shorter = Math.min(old.length, wanted.length);
  let first = 0;
  while (first < shorter && old[first] === wanted[first]) first++;
  let same = 0;
  while (same < shorter - first && old.at(-1 - same) === wanted.at(-1 - same)) same++;
  return {
    range: { start: start + first, end: start + old.length - same },
    text: wanted.slice(first, wanted.length - same),
  };
}
