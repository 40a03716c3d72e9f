import type { ParsedMap } from '../parse.ts';
import type { Mask } from '../recovery/masks.ts';
import { foreignBlanks, loneReturns } from '../recovery/signs.ts';
import type { Range, TextEdit } from '../text.ts';
import { brokenIn, checked, type Edits } from './change.ts';
import { doubleQuoted } from './quote.ts';

/** Mends what keeps a text from being read: edits of the text itself, not of what it says. */

/** A way to resolve a merge conflict. */
export interface Resolution {
  readonly keep: 'ours' | 'theirs' | 'both' | 'neither';
  edits(): Edits;
}

/** The ways to resolve the conflict whose first marker stands at `offset`. */
export function conflictEdits(map: ParsedMap, offset: number): Resolution[] {
  const markers = markersFrom(map, offset);
  const [first] = markers;
  if (!first) return [];
  const at = (sign: string): Range | undefined =>
    markers.find(({ start }) => map.text.startsWith(sign.repeat(7), start));
  const [base, middle, end] = [at('|'), at('='), at('>')];
  const resolve =
    (...cuts: readonly Range[]) =>
    () =>
      checked(
        map,
        cuts.map((range) => ({ range, text: '' })),
        () => true,
      );
  if (!map.text.startsWith('<<<<<<<', first.start) || !middle || !end)
    return [{ keep: 'neither', edits: resolve(first) }];
  const upperEnd = base ?? middle;
  return [
    { keep: 'ours', edits: resolve(first, { start: upperEnd.start, end: end.end }) },
    { keep: 'theirs', edits: resolve({ start: first.start, end: middle.end }, end) },
    { keep: 'both', edits: resolve(first, { start: upperEnd.start, end: middle.end }, end) },
  ];
}

/** `edits`, if they mend something that keeps the text from being read. */
const mending = (map: ParsedMap, edits: readonly TextEdit[]): Edits =>
  checked(map, edits, (after) => brokenIn(after) < brokenIn(map));

/** Puts `text` in at `offset`, which mends what keeps the text from being read. */
export const putIn = (map: ParsedMap, offset: number, text: string): Edits =>
  mending(map, [{ range: { start: offset, end: offset }, text }]);

/** Puts quotes around the text in brackets that begins at `start` and goes on behind `from`. */
export function putInQuotes(map: ParsedMap, start: number, from: number): Edits {
  const rest = /^[^,[\]{}\r\n]*/.exec(map.text.slice(from))?.[0] ?? '';
  const end = from + rest.replace(/\s#.*$/, '').trimEnd().length;
  return mending(map, [{ range: { start, end }, text: doubleQuoted(map.text.slice(start, end)) }]);
}

/** Line feeds for all carriage returns that stand alone. */
export const replaceReturns = (map: ParsedMap): Edits => replaceSigns(map, loneReturns);

/** Spaces for all blanks of other kinds that lines are laid out with. */
export const replaceBlanks = (map: ParsedMap): Edits => replaceSigns(map, foreignBlanks);

const replaceSigns = (map: ParsedMap, find: (text: string) => readonly Mask[]): Edits =>
  mending(
    map,
    find(map.text).map(({ start, end, text }) => ({ range: { start, end }, text })),
  );

/** The marker lines, line breaks included, from the one at `offset` to the end of its conflict. */
function markersFrom({ text }: ParsedMap, offset: number): Range[] {
  const result: Range[] = [];
  const marker = /^(?:<{7}|\|{7}|={7}|>{7})(?: .*)?(?:\r?\n|$)/gm;
  marker.lastIndex = offset;
  for (let found = marker.exec(text); found; found = marker.exec(text)) {
    if (result.length > 0 && found[0].startsWith('<')) break;
    result.push({ start: found.index, end: found.index + found[0].length });
    if (found[0].startsWith('>')) break;
  }
  return result;
}
