import type { ParsedMap } from '../parse.ts';
import type { ListNode, MapNode, Node, Pair } from '../syntax.ts';
import type { Change } from './change.ts';
import {
  behindColon,
  entriesOf,
  eolAt,
  indentAt,
  isAliased,
  isInFlow,
  lineEndAt,
  stepOf,
} from './layout.ts';
import { isJson, nameIn } from './quote.ts';

/** Writes the value of a pair, which stands between brackets, on lines of its own. */
export function toBlock(map: ParsedMap, pair: Pair): Change | undefined {
  const node = pair.value;
  if (node.kind === 'scalar' || !node.flow || isAliased(map, node) || isJson(map)) return undefined;
  if (isInFlow(map, pair.key.range.start) || hasComment(map, node)) return undefined;
  const entries =
    node.kind === 'map'
      ? node.pairs.map((each) => pairText(map, each))
      : node.items.map((item) => `- ${sliceOf(map, item)}`);
  if (entries.length === 0 || entries.some((entry) => entry.includes('\n'))) return undefined;
  const { start, end } = node.range;
  const blanks = /[ \t]*$/.exec(map.text.slice(0, start).slice(-200))?.[0].length ?? 0;
  const behind = /^[ \t]*(?=\r?\n|$)/.exec(map.text.slice(end, end + 200))?.[0].length ?? 0;
  const lead = eolAt(map, end) + indentAt(map, pair.key.range.start) + stepOf(map);
  const lineEnd = lineEndAt(map, end);
  const lines = entries.map((entry) => lead + entry).join('');
  const removed = { start: start - blanks, end: end + behind };
  const edits =
    lineEnd === removed.end
      ? [{ range: removed, text: lines }]
      : [
          { range: removed, text: '' },
          { range: { start: lineEnd, end: lineEnd }, text: lines },
        ];
  return { edits, intend: (before) => before };
}

/** Writes the value of a pair, which stands on lines of its own, between brackets behind its key. */
export function toFlow(map: ParsedMap, pair: Pair): Change | undefined {
  const node = pair.value;
  const from = behindColon(map, pair);
  if (node.kind === 'scalar' || node.flow || isAliased(map, node) || from === undefined)
    return undefined;
  const entries =
    node.kind === 'map'
      ? node.pairs.map((each) => flowPair(map, each))
      : node.items.map((item) => flowText(map, item));
  const last = entriesOf(node).at(-1);
  // An anchor or a comment behind the key has no place on the one line.
  if (!last || entries.some((entry) => entry === undefined) || hasComment(map, node))
    return undefined;
  if (map.text.slice(from, node.range.start).trim() !== '') return undefined;
  const [open, close] = node.kind === 'map' ? ['{ ', ' }'] : ['[', ']'];
  const text = ` ${open}${entries.join(', ')}${close}`;
  return { edits: [{ range: { start: from, end: last.end }, text }], intend: (before) => before };
}

const sliceOf = (map: ParsedMap, { range }: Node): string => map.text.slice(range.start, range.end);

function pairText(map: ParsedMap, { key, value }: Pair): string {
  const written = value.kind === 'scalar' && value.missing ? '' : ` ${sliceOf(map, value)}`;
  return `${sliceOf(map, key)}:${written}`;
}

/** One line that means the same between brackets; undefined where there is none. */
function flowText(map: ParsedMap, node: Node): string | undefined {
  const slice = sliceOf(map, node);
  if (slice.includes('\n')) return undefined;
  if (node.kind !== 'scalar') return node.flow ? slice : undefined;
  if (node.missing || node.style === 'block') return undefined;
  return node.style === 'plain' && /[,[\]{}]/.test(slice) ? nameIn(map, node.text, 'flow') : slice;
}

function flowPair(map: ParsedMap, { key, value }: Pair): string | undefined {
  const name = flowText(map, key);
  const written = flowText(map, value);
  return name === undefined || written === undefined ? undefined : `${name}: ${written}`;
}

/** Whether a comment stands between the entries of a collection. */
function hasComment({ text }: ParsedMap, node: MapNode | ListNode): boolean {
  let from = node.range.start;
  for (const { start, end } of entriesOf(node)) {
    if (text.slice(from, start).includes('#')) return true;
    from = end;
  }
  return text.slice(from, node.flow ? node.range.end : from).includes('#');
}
