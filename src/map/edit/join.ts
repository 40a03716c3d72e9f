import { parseMap, type ParsedMap } from '../parse.ts';
import { pairOf, type MapNode, type Pair } from '../syntax.ts';
import type { TextEdit } from '../text.ts';
import { commit, type Change, type Edits } from './change.ts';
import { chunksOf } from './chunks.ts';
import { dataOf, listOf, withoutKey, withValue, type Data } from './data.ts';
import { behindColon, entriesOf, eolAt, leadOf, lineEndAt, mainFile, stepOf } from './layout.ts';
import { nameIn } from './quote.ts';
import { removeEntry } from './remove.ts';
import { toBlock } from './restyle.ts';

/** What the included files add to one top-level key: lines from column 0, and what they say. */
interface Addition {
  readonly lines: string[];
  readonly said: Data[];
  readonly list: boolean;
}

/**
 * Edits of a map’s own file that take in all that the other files say, comments included, and no
 * longer include them. Refused where a name would stand twice, or a file cannot be read.
 */
export function joinFiles(map: ParsedMap): Edits {
  const main = parseMap(mainFile(map).text);
  const { root } = main;
  if (root?.kind !== 'map' || root.flow) return undefined;
  const additions = new Map<string, Addition>();
  for (const file of map.files.slice(1))
    if (!collect(parseMap(file.text), additions)) return undefined;
  const include = root.pairs.findIndex(({ key }) => key.text === 'include');
  const removed = include < 0 ? [] : removeEntry(main, root, include, undefined);
  const inserted = [...additions].map(([key, addition]) => insertion(main, root, key, addition));
  return commit(main, [
    removed && {
      edits: removed.map((edit) => withComments(main, edit)),
      intend: (before) => withoutKey(before, ['include']),
    },
    ...inserted,
  ]);
}

/** Adds what one file says; false where that cannot be told line by line. */
function collect(file: ParsedMap, additions: Map<string, Addition>): boolean {
  const { root, text, problems } = file;
  if (problems.some(({ code }) => code === 'syntax' || code === 'merge-conflict')) return false;
  if (!root) return true;
  const chunks = root.kind === 'map' && !root.flow ? chunksOf(file, root) : undefined;
  if (root.kind !== 'map' || !chunks) return false;
  let from = 0;
  let loose: string[] = [];
  for (const [index, pair] of root.pairs.entries()) {
    const chunk = chunks[index];
    if (!chunk) return false;
    const { key, value } = pair;
    loose.push(...commentLines(text.slice(from, key.range.start)));
    from = chunk.end;
    if (key.text === 'version' || key.text === 'include') {
      loose.push(...commentLines(text.slice(value.range.end, chunk.end)));
      continue;
    }
    if (value.kind === 'scalar') return false;
    const body = bodyOf(file, pair, chunk.end);
    const known = additions.get(key.text) ?? { lines: [], said: [], list: value.kind === 'list' };
    if (!body || known.list !== (value.kind === 'list')) return false;
    known.lines.push(...loose, ...body);
    known.said.push(dataOf(value));
    additions.set(key.text, known);
    loose = [];
  }
  const [last] = [...additions.values()].slice(-1);
  last?.lines.push(...loose, ...commentLines(text.slice(from)));
  return true;
}

/** A cut of whole lines that leaves the comments in them, each on a line of its own. */
function withComments(main: ParsedMap, { range }: TextEdit): TextEdit {
  const removed = main.text.slice(range.start, range.end);
  const eol = eolAt(main, range.start);
  const [before, behind] = /^\r?\n/.test(removed) ? [eol, ''] : ['', eol];
  const kept = commentLines(removed).map((line) => before + line + behind);
  return { range, text: kept.join('') };
}

/** The comments in what stands between keys. */
const commentLines = (text: string): string[] =>
  text.split(/\r?\n/).flatMap((line) => /(?:^|[ \t])(#.*)$/.exec(line)?.[1] ?? []);

/** The lines of a section below its key, from column 0. */
function bodyOf(file: ParsedMap, pair: Pair, end: number): string[] | undefined {
  const { value } = pair;
  const colon = behindColon(file, pair);
  if (value.kind === 'scalar' || colon === undefined) return undefined;
  const entries = entriesOf(value);
  const [first] = entries;
  if (!first) return commentLines(file.text.slice(colon, end));
  if (value.flow) {
    const dash = value.kind === 'list' ? '- ' : '';
    const slices = entries.map((each) => dash + file.text.slice(each.start, each.end));
    const inside = entries.map(({ start }, index) =>
      file.text.slice(entries[index - 1]?.end ?? colon, start),
    );
    return slices.some((slice) => slice.includes('\n')) || inside.some((gap) => gap.includes('#'))
      ? undefined
      : [...commentLines(file.text.slice(entries.at(-1)?.end ?? end, end)), ...slices];
  }
  const keyLine = lineEndAt(file, colon);
  const rest = file.text.slice(colon, keyLine).trim();
  if (rest !== '' && !rest.startsWith('#')) return undefined;
  const column = leadOf(file, first.start).replace(/-\s*$/, '').length;
  const lines = file.text
    .slice(keyLine, end)
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.slice(Math.min(column, /^ */.exec(line)?.[0].length ?? 0)));
  return rest === '' ? lines : [rest, ...lines];
}

/** Puts the lines below those of the same key, or with a new key at the end. */
function insertion(
  main: ParsedMap,
  root: MapNode,
  key: string,
  { lines, said, list }: Addition,
): Change | undefined {
  const pair = pairOf(root, key);
  const eol = eolAt(main, 0);
  const below = (indent: string): string =>
    lines.map((line) => (line === '' ? eol : eol + indent + line)).join('');
  const intend = (before: Data): Data =>
    withValue(before, [key], (own) =>
      list ? [...listOf(own), ...said.flatMap(listOf)] : joined([own, ...said]),
    );
  const insert = (at: number, text: string): TextEdit => ({ range: { start: at, end: at }, text });
  if (!pair) {
    const at = main.text.trimEnd().length;
    return {
      edits: [insert(at, `${eol}${nameIn(main, key, 'block')}:${below(stepOf(main))}`)],
      intend,
    };
  }
  const { value } = pair;
  const step = leadOf(main, pair.key.range.start) + stepOf(main);
  if (value.kind === 'scalar')
    return value.missing
      ? { edits: [insert(lineEndAt(main, pair.key.range.end), below(step))], intend }
      : undefined;
  const last = entriesOf(value).at(-1);
  const first = entriesOf(value)[0];
  if (!first || !last) {
    const { start, end } = value.range;
    return {
      edits: [{ range: { start, end }, text: '' }, insert(lineEndAt(main, end), below(step))],
      intend,
    };
  }
  if (value.flow) {
    const block = toBlock(main, pair);
    const at = lineEndAt(main, value.range.end);
    return block && { edits: [...block.edits, insert(at, below(step))], intend };
  }
  const indent = leadOf(main, first.start).replace(/-\s*$/, '');
  const at = value.kind === 'map' ? chunksOf(main, value)?.at(-1)?.end : lineEndAt(main, last.end);
  return at === undefined || indent.trim() !== ''
    ? undefined
    : { edits: [insert(at, below(indent))], intend };
}

/** Maps as one; a key that two of them have makes it another one than the text says. */
function joined(maps: readonly (Data | undefined)[]): Data {
  const result = new Map<string, Data>();
  for (const map of maps)
    if (map instanceof Map)
      for (const [key, value] of map) result.set(result.has(key) ? `${key}\0twice` : key, value);
  return result;
}
