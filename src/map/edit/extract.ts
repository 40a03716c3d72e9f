import { parseMap, type ParsedMap } from '../parse.ts';
import { pairOf, type MapNode, type Pair } from '../syntax.ts';
import type { Range, TextEdit } from '../text.ts';
import { commit, type Change } from './change.ts';
import { chunksOf } from './chunks.ts';
import { dataOf, listOf, sameData, withoutKey, withValue, type Data } from './data.ts';
import { behindColon, eolAt, isAliased, leadOf, lineEndAt, mainFile } from './layout.ts';
import { addListItemsChange } from './lists.ts';
import { nameIn } from './quote.ts';
import { flowCuts } from './removeMany.ts';

/** Entries of one section of a map’s own file that are to stand in a file of their own. */
export interface Part {
  /** The new file, from the folder of the map’s own file. */
  readonly path: string;
  readonly section: string;
  readonly names: readonly string[];
}

export interface Extraction {
  /** Edits of the map’s own file: without the entries, and with the new files included. */
  readonly edits: readonly TextEdit[];
  readonly files: readonly { readonly path: string; readonly text: string }[];
}

/**
 * Moves entries with their comments to files that the map includes. Refused where a file would
 * not say just what the entries said, for example because of an alias.
 */
export function extract(map: ParsedMap, parts: readonly Part[]): Extraction | undefined {
  const { root } = mainFile(map);
  if (root?.kind !== 'map' || root.flow) return undefined;
  const files: { path: string; text: string }[] = [];
  const sections = new Map<Pair, { readonly gone: Set<string>; readonly entries: Entries }>();
  for (const { path, section, names } of parts) {
    const holder = pairOf(root, section);
    const known = holder && (sections.get(holder) ?? sectionOf(map, holder));
    const text = holder && known && fileText(map, holder, known.entries, names);
    if (!holder || !known || text === undefined) return undefined;
    sections.set(holder, known);
    files.push({ path, text });
    for (const name of names) known.gone.add(name);
  }
  const paths = parts.map(({ path }) => path);
  const edits = commit(map, [
    ...[...sections].map(([holder, { gone }]) => removal(map, holder, gone)),
    inclusion(map, root, paths),
  ]);
  return edits && { edits, files };
}

/** The entries of a section by name, with their comments; none for a name that stands twice. */
type Entries = ReadonlyMap<string, { readonly pair: Pair; readonly chunk: Range } | undefined>;

function sectionOf(map: ParsedMap, { value }: Pair) {
  if (value.kind !== 'map' || isAliased(map, value)) return undefined;
  const chunks = chunksOf(map, value);
  const entries = new Map<string, { readonly pair: Pair; readonly chunk: Range } | undefined>();
  value.pairs.forEach((pair, index) => {
    const { text } = pair.key;
    const chunk = chunks?.[index];
    entries.set(text, chunk && !entries.has(text) ? { pair, chunk } : undefined);
  });
  return { gone: new Set<string>(), entries };
}

/** The new file, if it reads as just these entries. */
function fileText(
  map: ParsedMap,
  { key, value }: Pair,
  known: Entries,
  names: readonly string[],
): string | undefined {
  const found = names
    .flatMap((name) => known.get(name) ?? [])
    .sort((a, b) => a.chunk.start - b.chunk.start);
  if (found.length !== names.length) return undefined;
  const entries = found.map(({ pair }) => pair);
  const lead = value.kind === 'map' && value.flow ? '  ' : '';
  const lines = found.map(({ chunk }) => lead + map.text.slice(chunk.start, chunk.end));
  const eol = eolAt(map, key.range.start);
  const text = ['version: 1', `${key.text}:`, ...lines, ''].join(eol);
  const said: Data = new Map<string, Data>([
    ['version', '1'],
    [key.text, new Map(entries.map((pair) => [pair.key.text, dataOf(pair.value)]))],
  ]);
  const after = parseMap(text);
  const broken = after.problems.some(({ code }) => code === 'syntax');
  return !broken && sameData(dataOf(after.root), said) ? text : undefined;
}

/** Takes the entries out with their comments; with the last of them, the section. */
function removal(map: ParsedMap, holder: Pair, names: ReadonlySet<string>): Change | undefined {
  const { key, value } = holder;
  if (value.kind !== 'map') return undefined;
  const removed = value.pairs.flatMap((pair, index) => (names.has(pair.key.text) ? [index] : []));
  const all = removed.length === value.pairs.length;
  const edits = all
    ? sectionCuts(map, holder, value)
    : value.flow
      ? flowCuts(value.pairs, removed)
      : chunkCuts(map, value, removed);
  const intend = (before: Data): Data =>
    all
      ? withoutKey(before, [key.text])
      : [...names].reduce((data, name) => withoutKey(data, [key.text, name]), before);
  return edits && { edits, intend };
}

const cut = (range: Range): TextEdit => ({ range, text: '' });

/** The lines of a range with the line break behind them. */
function wholeLines(map: ParsedMap, { start, end }: Range): Range {
  const lineEnd = lineEndAt(map, end);
  const eol = /^\r?\n/.exec(map.text.slice(lineEnd, lineEnd + 2))?.[0].length ?? 0;
  return { start: start - leadOf(map, start).length, end: lineEnd + eol };
}

function chunkCuts(
  map: ParsedMap,
  value: MapNode,
  removed: readonly number[],
): TextEdit[] | undefined {
  const chunks = chunksOf(map, value);
  return (
    chunks &&
    removed.flatMap((index) => {
      const chunk = chunks[index];
      return chunk ? [cut(wholeLines(map, chunk))] : [];
    })
  );
}

/** Takes out a section with all its entries; other comments in it stay, as lines of their own. */
function sectionCuts(map: ParsedMap, holder: Pair, value: MapNode): TextEdit[] | undefined {
  const { start } = holder.range;
  const colon = behindColon(map, holder);
  const end = value.flow ? holder.range.end : colon;
  if (colon === undefined || end === undefined || lineEndAt(map, holder.key.range.end) < colon)
    return undefined;
  const rest = map.text.slice(end, lineEndAt(map, end));
  const blanks = /^[ \t]*(?=#|\r?$)/.exec(rest)?.[0].length;
  if (blanks === undefined) return undefined;
  const head = rest.trim() === '' ? wholeLines(map, { start, end }) : { start, end: end + blanks };
  const cuts = value.flow
    ? []
    : chunkCuts(
        map,
        value,
        value.pairs.map((_, index) => index),
      );
  return cuts && [cut(head), ...cuts];
}

/** Adds the files to `include`; a new one stands right below the version. */
function inclusion(map: ParsedMap, root: MapNode, paths: readonly string[]): Change | undefined {
  const version = pairOf(root, 'version');
  if (!version || pairOf(root, 'include')) return addListItemsChange(map, ['include'], paths);
  const at = lineEndAt(map, version.range.end);
  const eol = eolAt(map, at);
  const lead = eol + ' '.repeat(leadOf(map, version.range.start).length);
  const items = paths.map((path) => nameIn(map, path, 'flow'));
  const text =
    items.length === 1
      ? `${lead}include: [${items.join('')}]`
      : `${lead}include:${items.map((item) => `${lead}  - ${item}`).join('')}`;
  return {
    edits: [{ range: { start: at, end: at }, text }],
    intend: (before) => withValue(before, ['include'], (list) => [...listOf(list), ...paths]),
  };
}
