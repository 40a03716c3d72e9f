import type { ParsedMap } from '../parse.ts';
import type { MapNode, Pair } from '../syntax.ts';
import type { TextEdit } from '../text.ts';
import { appendToFlow } from './flow.ts';
import {
  behindColon,
  eolAt,
  indentAt,
  isAliased,
  isInFlow,
  leadOf,
  lineEndAt,
  mainFile,
  stepOf,
  valuePlace,
} from './layout.ts';
import { nameIn, quoteName } from './quote.ts';

/** A value to be written: as one line, or as a block that is indented under its key. */
export interface Written {
  /** In flow style, fit for any place. */
  readonly flow: string;
  /** Lines under the key, indented from column 0; absent where only the flow form exists. */
  readonly block?: readonly string[];
}

/** A value and the keys under which it goes, from the place of insertion on: at least one. */
export interface Placed {
  readonly path: readonly string[];
  readonly value: Written;
}

const insert = (at: number, text: string): TextEdit => ({ range: { start: at, end: at }, text });

/** Writes the entries below the pair `parent`, or at the root. */
export function insertBelow(
  map: ParsedMap,
  parent: Pair | undefined,
  entries: readonly Placed[],
): readonly TextEdit[] | undefined {
  const node = parent ? parent.value : mainFile(map).root;
  if (!node) return atTopLevel(map, entries);
  if (isAliased(map, node) && parent) return undefined;
  const flow = () => entries.map(({ path, value }) => flowPair(map, path, value));
  if (node.kind === 'map')
    return node.flow ? appendToFlow(map, node, flow()) : inBlock(map, node, entries);
  if (!parent || node.kind !== 'scalar' || node.value !== null) return undefined;
  const braces = `{ ${flow().join(', ')} }`;
  if (!node.missing) return [{ range: node.range, text: braces }];
  return setMissing(map, parent, {
    flow: braces,
    block: entries.flatMap(({ path, value }) => blockLines(path, value, stepOf(map))),
  });
}

/** Writes the value of a pair that has none yet. */
export function setMissing(
  map: ParsedMap,
  pair: Pair,
  { flow, block }: Written,
): readonly TextEdit[] {
  const { at, lead } = valuePlace(map, pair);
  const colon = behindColon(map, pair);
  if (!block || colon === undefined || isInFlow(map, pair.key.range.start)) {
    // Blanks that the value would otherwise have behind it are its own.
    const blanks = /^[ \t]*(?=[\r\n]|$)/.exec(map.text.slice(at))?.[0].length ?? 0;
    return [{ range: { start: at, end: at + blanks }, text: lead + flow }];
  }
  const eol = eolAt(map, at);
  const indent = indentAt(map, pair.key.range.start) + stepOf(map);
  return [insert(lineEndAt(map, at), block.map((line) => eol + indent + line).join(''))];
}

/** `a: { b: value }`, quoted as the file does. */
function flowPair(map: ParsedMap, path: readonly string[], { flow }: Written): string {
  return path.reduceRight(
    (value, key, index) =>
      `${nameIn(map, key, 'flow')}: ${index < path.length - 1 ? `{ ${value} }` : value}`,
    flow,
  );
}

/** The lines of `a:`, `  b: value`, from column 0 on. */
function blockLines(path: readonly string[], value: Written, step: string): string[] {
  const lines = path.map((key, depth) => `${step.repeat(depth)}${quoteName(key, 'block')}:`);
  if (value.block) return [...lines, ...value.block.map((line) => step.repeat(path.length) + line)];
  const last = lines.length - 1;
  if (value.flow !== '') lines[last] = `${lines[last] ?? ''} ${value.flow}`;
  return lines;
}

function inBlock(
  map: ParsedMap,
  node: MapNode,
  entries: readonly Placed[],
): readonly TextEdit[] | undefined {
  const first = node.pairs[0];
  const last = node.pairs.at(-1);
  if (!first || !last) return undefined;
  const lines = entries.flatMap(({ path, value }) => blockLines(path, value, stepOf(map)));
  const indent = indentAt(map, first.key.range.start);
  const eol = eolAt(map, first.key.range.start);
  const { root: main, range: file } = mainFile(map);
  if (node === main && entries[0]?.path[0] === 'version')
    return [insert(topOf(map, first), lines.map((line) => indent + line + eol).join(''))];
  const end = endOf(last);
  const below = map.text.slice(lineEndAt(map, end), file.end);
  const atEnd = node === main && /^(?:[ \t]*(?:#[^\n]*)?\r?\n)*[ \t]*(?:#[^\n]*)?$/.test(below);
  const gap = atEnd && isSetOff(map, last) ? eol : '';
  const bottom = map.text.slice(0, file.end).trimEnd().length;
  const at = atEnd && bottom >= end ? bottom : lineEndAt(map, end);
  return [insert(at, gap + lines.map((line) => eol + indent + line).join(''))];
}

/** Where a new first key goes: above the first one and the comment right above that. */
function topOf(map: ParsedMap, { key }: Pair): number {
  let line = map.lines.position(key.range.start).line;
  const isComment = (at: number): boolean =>
    /^\ufeff?[ \t]*#/.test(map.text.slice(map.lines.lineStart(at), map.lines.lineEnd(at)));
  while (line > 0 && isComment(line - 1)) line--;
  const start = map.lines.lineStart(line);
  return map.text.charAt(start) === '\ufeff' ? start + 1 : start;
}

/** Whether an empty line stands above the pair and its comments. */
function isSetOff({ lines, text }: ParsedMap, { key }: Pair): boolean {
  for (let line = lines.position(key.range.start).line - 1; line >= 0; line--) {
    const content = text.slice(lines.lineStart(line), lines.lineEnd(line)).trim();
    if (!content.startsWith('#')) return content === '';
  }
  return false;
}

/** A pair without a value ends at its colon, or at an anchor, which its range does not include. */
const endOf = ({ key, value, range }: Pair): number =>
  value.kind === 'scalar' && value.missing ? Math.max(key.range.end, value.range.end) : range.end;

function atTopLevel(map: ParsedMap, entries: readonly Placed[]): readonly TextEdit[] {
  const at = mainFile(map).range.end;
  const eol = eolAt(map, 0);
  const lead = leadOf(map, at) === '' ? '' : eol;
  const lines = entries.flatMap(({ path, value }) => blockLines(path, value, '  '));
  return [insert(at, lead + lines.map((line) => line + eol).join(''))];
}
