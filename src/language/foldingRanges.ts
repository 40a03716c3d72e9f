import type { ParsedMap } from '../map/parse.ts';
import type { Node } from '../map/syntax.ts';
import type { Range } from '../map/text.ts';
import { touches } from './places.ts';

/** From the line that stays in sight to the last one that folds away. */
export interface Folding {
  readonly range: Range;
  readonly kind?: 'comment' | 'region';
}

/** The same as lines, zero-based and inclusive. */
interface Lines {
  readonly startLine: number;
  readonly endLine: number;
  readonly kind?: 'comment' | 'region';
}

/**
 * What can be folded inside `extent`: every entry, list and text of several lines, blocks of
 * comments, and what stands between `# region` and `# endregion`.
 */
export function foldingRangesOf(map: ParsedMap, extent: Range): Folding[] {
  const walk: Walk = { map, extent, folds: new Map(), texts: new Set() };
  if (map.root) foldNode(map.root, walk);
  foldComments(walk);
  return [...walk.folds.values()]
    .sort((a, b) => a.startLine - b.startLine)
    .map(({ startLine, endLine, kind }) => ({
      range: { start: map.lines.lineStart(startLine), end: map.lines.lineEnd(endLine) },
      ...(kind && { kind }),
    }));
}

interface Walk {
  readonly map: ParsedMap;
  readonly extent: Range;
  /** By the first line: an editor shows one fold a line, the longest. */
  readonly folds: Map<number, Lines>;
  /** Lines inside a text of several lines, where `#` begins no comment. */
  readonly texts: Set<number>;
}

function add({ folds }: Walk, fold: Lines): void {
  const known = folds.get(fold.startLine);
  if (fold.endLine > fold.startLine && (known?.endLine ?? 0) < fold.endLine)
    folds.set(fold.startLine, fold);
}

function foldNode(node: Node, walk: Walk): void {
  if (node.kind === 'scalar') return;
  const { map, extent } = walk;
  const entries =
    node.kind === 'map'
      ? node.pairs.map(({ range, value }) => ({ range, value }))
      : node.items.map((item) => ({ range: item.range, value: item }));
  for (const { range, value } of entries) {
    if (!touches(extent, range)) continue;
    const startLine = map.lines.position(range.start).line;
    const endLine = map.lines.position(lastCharacter(map.text, range)).line;
    if (startLine === endLine) continue;
    const closes = value.kind !== 'scalar' && value.flow && standsAlone(map, range.end - 1);
    // The closing bracket stays in sight.
    add(walk, { startLine, endLine: closes ? endLine - 1 : endLine });
    if (value.kind === 'scalar')
      for (let line = startLine + 1; line <= endLine; line++) walk.texts.add(line);
    foldNode(value, walk);
  }
}

/** Offset of the last character of `range` that is no blank. */
function lastCharacter(text: string, { start, end }: Range): number {
  let last = end;
  while (last > start && /\s/.test(text.charAt(last - 1))) last--;
  return Math.max(start, last - 1);
}

const standsAlone = ({ text, lines }: ParsedMap, offset: number): boolean =>
  text.slice(lines.lineStart(lines.position(offset).line), offset).trim() === '';

const comment = /^[ \t]*#/;
const region = /^[ \t]*#[ \t]*(?<end>end)?region\b/;

function foldComments(walk: Walk): void {
  const { extent, texts } = walk;
  const { text, lines } = walk.map;
  const first = lines.position(extent.start).line;
  const last = lines.position(extent.end).line;
  const open: number[] = [];
  let block = -1;
  const closeBlock = (line: number): void => {
    if (block >= 0) add(walk, { startLine: block, endLine: line - 1, kind: 'comment' });
    block = -1;
  };
  for (let line = first; line <= last; line++) {
    const content = texts.has(line) ? '' : text.slice(lines.lineStart(line), lines.lineEnd(line));
    const mark = region.exec(content);
    if (mark || !comment.test(content)) closeBlock(line);
    else if (block < 0) block = line;
    if (!mark) continue;
    if (mark.groups?.end === undefined) open.push(line);
    else {
      const startLine = open.pop();
      if (startLine !== undefined) add(walk, { startLine, endLine: line, kind: 'region' });
    }
  }
  closeBlock(last + 1);
}
