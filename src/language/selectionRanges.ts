import type { ParsedMap } from '../map/parse.ts';
import { stepsAt, type Node } from '../map/syntax.ts';
import { contains, type Range } from '../map/text.ts';

const inWord = /[^\s,:{}[\]"'#]/;

/**
 * What the selection at `offset` grows to, the smallest first: word, value, pair, entry, section,
 * file (`extent`). Each contains the one before it.
 */
export function selectionRangesAt(map: ParsedMap, extent: Range, offset: number): Range[] {
  const { text, lines } = map;
  const outwards: Range[] = [];
  for (const step of stepsAt(map.root, offset)) {
    outwards.push('pair' in step ? step.map.range : step.list.range);
    if (!('pair' in step)) {
      outwards.push(...withContent(text, step.list.items[step.index]));
      continue;
    }
    const { key, value, range } = step.pair;
    outwards.push(range);
    if (contains(key.range, offset)) outwards.push(...withContent(text, key));
    else if (contains(value.range, offset)) outwards.push(...withContent(text, value));
  }
  const { line } = lines.position(offset);
  const written = trimmed(text, { start: lines.lineStart(line), end: lines.lineEnd(line) });
  // A comment, or a line that is half typed, has no place in the tree.
  const inTree = outwards.at(-1);
  if (!inTree || (inTree.start <= written.start && written.end <= inTree.end))
    outwards.push(written);
  const result: Range[] = [];
  const add = ({ start, end }: Range): void => {
    const last = result.at(-1);
    if (start > offset || end < offset || start < extent.start || end > extent.end) return;
    if (last && (start > last.start || end < last.end)) return;
    if (last?.start === start && last.end === end) return;
    if (start < end || !last) result.push({ start, end });
  };
  add(wordAt(text, offset));
  for (const range of outwards.sort((a, b) => a.end - a.start - (b.end - b.start))) add(range);
  add(extent);
  return result;
}

/** A collection inside its brackets and a text inside its quotes, after the whole of it. */
function withContent(text: string, node: Node | undefined): Range[] {
  if (!node) return [];
  const { start, end } = node.range;
  const enclosed =
    node.kind === 'scalar' ? node.style === 'single' || node.style === 'double' : node.flow;
  if (!enclosed || end - start < 2) return [node.range];
  return [node.range, trimmed(text, { start: start + 1, end: end - 1 })];
}

function trimmed(text: string, { start, end }: Range): Range {
  let from = start;
  let to = end;
  while (from < to && /\s/.test(text.charAt(from))) from++;
  while (to > from && /\s/.test(text.charAt(to - 1))) to--;
  return { start: from, end: to };
}

function wordAt(text: string, offset: number): Range {
  let start = offset;
  let end = offset;
  while (start > 0 && inWord.test(text.charAt(start - 1))) start--;
  while (end < text.length && inWord.test(text.charAt(end))) end++;
  return { start, end };
}
