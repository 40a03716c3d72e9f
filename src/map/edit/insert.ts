import type { ParsedMap } from '../parse.ts';
import type { MapNode, Pair } from '../syntax.ts';
import type { TextEdit } from '../text.ts';
import {
  behindColon,
  columnOf,
  eolOf,
  flowTail,
  isAliased,
  isSpread,
  lineEndAt,
  stepOf,
} from './layout.ts';
import { isJson, quoteName } from './quote.ts';

/** A value to be written: as one line, or as a block that is indented under its key. */
export interface Written {
  /** In flow style, fit for any place. */
  readonly flow: string;
  /** Lines under the key, indented from column 0; absent where only the flow form exists. */
  readonly block?: readonly string[];
}

const insert = (at: number, text: string): TextEdit => ({ range: { start: at, end: at }, text });

/** Writes `path` and its value below the pair `parent`, or at the root. */
export function insertBelow(
  map: ParsedMap,
  parent: Pair | undefined,
  path: readonly string[],
  value: Written,
): TextEdit | undefined {
  const node = parent ? parent.value : map.root;
  if (!node) return atTopLevel(map, path, value);
  if (isAliased(map, node)) return undefined;
  if (node.kind === 'map')
    return node.flow ? inFlow(map, node, path, value) : inBlock(map, node, path, value);
  if (!parent || node.kind !== 'scalar') return undefined;
  if (node.missing) return underKey(map, parent, path, value);
  return node.value === null
    ? { range: node.range, text: `{ ${flowPair(map, path, value)} }` }
    : undefined;
}

/** `a: { b: value }`, quoted as the file does. */
function flowPair(map: ParsedMap, path: readonly string[], { flow }: Written): string {
  const quote = (name: string) => (isJson(map) ? JSON.stringify(name) : quoteName(name, 'flow'));
  return path.reduceRight(
    (value, key, index) => `${quote(key)}: ${index < path.length - 1 ? `{ ${value} }` : value}`,
    flow,
  );
}

/** The lines of `a:`, `  b: value`, indented from `column` on. */
function blockLines(
  map: ParsedMap,
  path: readonly string[],
  value: Written,
  column: number,
): string[] {
  const step = stepOf(map);
  const lines = path.map(
    (key, depth) => `${' '.repeat(column + depth * step)}${quoteName(key, 'block')}:`,
  );
  const last = lines.length - 1;
  if (value.block)
    return [
      ...lines,
      ...value.block.map((line) => `${' '.repeat(column + path.length * step)}${line}`),
    ];
  if (value.flow !== '') lines[last] = `${lines[last] ?? ''} ${value.flow}`;
  return lines;
}

function inBlock(
  map: ParsedMap,
  node: MapNode,
  path: readonly string[],
  value: Written,
): TextEdit | undefined {
  const first = node.pairs[0];
  const last = node.pairs.at(-1);
  if (!first || !last) return undefined;
  const eol = eolOf(map);
  const lines = blockLines(map, path, value, columnOf(map, first.key.range.start));
  // Sections are set off by an empty line where the file does so already.
  const gap = node === map.root && /\r?\n[ \t]*\r?\n/.test(map.text) && value.block ? eol : '';
  return insert(lineEndAt(map, endOf(last)), gap + lines.map((line) => eol + line).join(''));
}

/** A pair without a value ends at its colon, which its range does not include. */
const endOf = ({ key, value, range }: Pair): number =>
  value.kind === 'scalar' && value.missing ? Math.max(key.range.end, value.range.end) : range.end;

function inFlow(map: ParsedMap, node: MapNode, path: readonly string[], value: Written): TextEdit {
  const last = node.pairs.at(-1);
  const pair = flowPair(map, path, value);
  if (!last) return { range: node.range, text: `{ ${pair} }` };
  const { at, comma } = flowTail(map, last.range.end, node.range.end);
  const lead = isSpread(map, node)
    ? eolOf(map) + ' '.repeat(columnOf(map, last.key.range.start))
    : ' ';
  return insert(at, `${comma ? ',' : ''}${lead}${pair}`);
}

function underKey(map: ParsedMap, parent: Pair, path: readonly string[], value: Written): TextEdit {
  const eol = eolOf(map);
  const lines = blockLines(map, path, value, columnOf(map, parent.key.range.start) + stepOf(map));
  return insert(lineEndAt(map, behindColon(map, parent)), lines.map((line) => eol + line).join(''));
}

function atTopLevel(map: ParsedMap, path: readonly string[], value: Written): TextEdit {
  const eol = eolOf(map);
  const lead = map.text === '' || /[\r\n]$/.test(map.text) || map.text === '\ufeff' ? '' : eol;
  return insert(map.text.length, lead + blockLines(map, path, value, 0).join(eol) + eol);
}
