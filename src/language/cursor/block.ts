import { startOfLine } from '../../map/text.ts';
import { unquote } from './flow.ts';

/** A block line up to the caret. */
export interface BlockLine {
  /** Column of what stands behind the indentation and the dashes. */
  readonly indent: number;
  readonly dash: boolean;
  /** Its key, if the colon is typed. */
  readonly key: string | undefined;
  /** Where in the line its value, or the key or item that is being typed, begins. */
  readonly start: number;
  /** A blank is missing before that. */
  readonly glued: boolean;
}

/** An entry of the block that a line stands in. */
interface Ancestor {
  readonly indent: number;
  readonly key: string;
}

/** A stretch of text that can be looked at by itself. */
export interface Stretch {
  readonly start: number;
  /** The section that it is an entry of. */
  readonly section: string | undefined;
  /** Whether it may be one flow map with the caret in it. */
  readonly flow: boolean;
}

/** Looks at a line; one that is half typed may lack the blank behind its colon or dash. */
export function splitLine(line: string): BlockLine {
  const [lead = '', spaces = '', dashes = ''] = /^(\s*)((?:- +|-$|-(?=[^\s-]))*)/.exec(line) ?? [];
  const dash = dashes !== '';
  const gluedDash = dashes.endsWith('-');
  const indent = spaces.length + dashes.length + (gluedDash ? 1 : 0);
  const rest = line.slice(lead.length);
  const pair =
    /^(?<key>"[^"]*"|'[^']*'|[^\s"'#{[][^#]*?)\s*:(?<gap>\s+|$)(?:[&!]\S*\s+)*/.exec(rest) ??
    (dash ? null : /^(?<key>[A-Za-z][\w-]*):(?<gap>)(?=\S)/.exec(rest));
  if (!pair) return { indent, dash, key: undefined, start: lead.length, glued: gluedDash };
  return {
    indent,
    dash,
    key: unquote(pair.groups?.['key'] ?? ''),
    start: lead.length + pair[0].length,
    glued: pair.groups?.['gap'] === '',
  };
}

/** The keys of the lines that enclose the one at `lineStart`, outermost first. */
export function ancestorsOf(
  text: string,
  lineStart: number,
  indent: number,
  { start: first, section }: Stretch,
): Ancestor[] {
  const result: Ancestor[] = [];
  let limit = indent;
  let end = lineStart - 1;
  while (end >= first && limit > 0) {
    const start = Math.max(first, startOfLine(text, end));
    const column = columnAt(text, start);
    const line = column < limit ? text.slice(start, end).replace(/\r$/, '') : '';
    end = start - 1;
    // Most lines of a large section lie deeper than what is looked for.
    if (empty.test(line)) continue;
    const { indent: at, key, dash: isItem } = splitLine(line);
    if (key !== undefined && at < limit) {
      result.unshift({ indent: at, key });
      limit = isItem ? column + 1 : at;
    } else if (column < limit) limit = Math.min(limit, column + (isItem ? 1 : 0));
    if (limit === 0 && column === 0) break;
  }
  if (section !== undefined && limit > 0) result.unshift({ indent: 0, key: section });
  return result;
}

const empty = /^\s*(?:#|$)/;

function columnAt(text: string, start: number): number {
  let column = 0;
  while (text.charCodeAt(start + column) === 32) column++;
  return column;
}

/**
 * The keys of the list item that the line at `lineStart` belongs to, those on that line left out;
 * undefined where it belongs to none. `isHead`: the line begins the item itself.
 */
export function itemKeys(
  text: string,
  lineStart: number,
  { indent, isHead }: { readonly indent: number; readonly isHead: boolean },
): string[] | undefined {
  const keys: string[] = [];
  /** Whether the item goes on, or has begun, at a line. */
  const take = (start: number, end: number): 'more' | 'head' | 'over' => {
    const line = text.slice(start, end);
    const column = columnAt(text, start);
    if (empty.test(line) || column > indent) return 'more';
    const found = splitLine(line);
    if (found.indent !== indent) return 'over';
    if (found.key !== undefined && (column === indent || found.dash)) keys.push(found.key);
    return column === indent ? 'more' : 'head';
  };
  let end = lineStart - 1;
  let state: ReturnType<typeof take> = isHead ? 'head' : 'more';
  while (state === 'more' && end > 0) {
    const start = startOfLine(text, end);
    state = take(start, end);
    end = start - 1;
  }
  if (state !== 'head') return undefined;
  let start = text.indexOf('\n', lineStart) + 1;
  while (start > 0 && start < text.length) {
    const next = text.indexOf('\n', start);
    const line = text.slice(start, next < 0 ? text.length : next);
    if (
      !empty.test(line) &&
      (columnAt(text, start) < indent || take(start, start + line.length) !== 'more')
    )
      break;
    start = next + 1;
  }
  return keys;
}

/** Where a flow collection around the caret can have begun: the nearest enclosing block line. */
export function flowStart(text: string, lineStart: number, ancestors: readonly Ancestor[]): number {
  const nearest = ancestors.at(-1);
  if (!nearest) return lineStart;
  let start = lineStart;
  for (let back = 0; back < 200 && start > 0; back++) {
    start = startOfLine(text, start - 1);
    const end = text.indexOf('\n', start);
    const { indent, key } = splitLine(text.slice(start, end < 0 ? text.length : end));
    if (key === nearest.key && indent === nearest.indent) return start;
  }
  return lineStart;
}

/** Where a comment begins on a line that holds no brackets; its length where none does. */
export function commentAt(line: string): number {
  const found = /^(?:[^"'#]|(?<=\w)["']|"(?:[^"\\]|\\.)*"|'[^']*'|(?<=\S)#)*/.exec(line)?.[0] ?? '';
  return line.charAt(found.length) === '#' ? found.length : line.length;
}
