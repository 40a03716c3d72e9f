import { dataOf, sameData } from '../edit/data.ts';
import { eolAt } from '../edit/layout.ts';
import { replaceTabs } from '../edit/tabs.ts';
import { parseMap, type ParsedMap } from '../parse.ts';
import { applyEdits, type TextEdit } from '../text.ts';
import { fixedIn, type Fixed } from './fixed.ts';
import { columnsOf } from './indentation.ts';
import { piecesOf, spaced } from './spacing.ts';
import { whitespaceEdits } from './whitespace.ts';

/**
 * Edits that lay out one file: blanks and line breaks alone. Undefined where the file cannot be
 * read as it stands, or would mean something else afterwards. `width` is the step of one level.
 */
export function formatEdits(text: string, width: number): readonly TextEdit[] | undefined {
  const original = parseMap(text);
  const untabbed = withoutTabs(original);
  if (untabbed === undefined) return undefined;
  const map = untabbed === text ? original : parseMap(untabbed);
  const edits = whitespaceEdits(text, laidOut(map, width));
  return edits && saysTheSame(map, applyEdits(text, edits)) ? edits : undefined;
}

/** Whether a text means the same as the map, and has the same comments. */
export function saysTheSame(map: ParsedMap, text: string): boolean {
  const after = parseMap(text);
  return (
    !after.problems.some(({ code }) => unreadable.has(code)) &&
    sameData(dataOf(map.root), dataOf(after.root)) &&
    commentsOf(map).join('\n') === commentsOf(after).join('\n')
  );
}

/** The comments of a map, in the order of the text. */
function commentsOf(map: ParsedMap): string[] {
  return linesOf(map, fixedIn(map)).flatMap((line) =>
    line.inside
      ? []
      : piecesOf(map.text, line.start, line.end, line.fixed).flatMap(({ kind, text }) =>
          kind === 'comment' ? [text] : [],
        ),
  );
}

const unreadable: ReadonlySet<string> = new Set(['syntax', 'not-text', 'merge-conflict']);

function withoutTabs(map: ParsedMap): string | undefined {
  if (map.problems.some(({ code }) => unreadable.has(code))) return undefined;
  if (!map.problems.some(({ code }) => code === 'tab-indentation')) return map.text;
  const edits = replaceTabs(map);
  return edits && applyEdits(map.text, edits);
}

/** One line of the text, without its line break. */
interface Line {
  readonly start: number;
  readonly end: number;
  /** It goes on with a text that began above. */
  readonly inside: boolean;
  /** The fixed pieces that begin on it. */
  readonly fixed: readonly Fixed[];
}

function linesOf({ lines, text }: ParsedMap, fixed: readonly Fixed[]): Line[] {
  let next = 0;
  let until = 0;
  return Array.from({ length: lines.lineCount }, (_, index) => {
    const start = lines.lineStart(index) + (index === 0 && text.startsWith('\ufeff') ? 1 : 0);
    const end = lines.lineEnd(index);
    const inside = start < until;
    const own: Fixed[] = [];
    for (let each = fixed[next]; each && each.range.start <= end; each = fixed[++next]) {
      own.push(each);
      until = Math.max(until, each.range.end);
    }
    return { start, end, inside, fixed: own };
  });
}

function laidOut(map: ParsedMap, width: number): string {
  const { text } = map;
  const fixed = fixedIn(map);
  const lines = linesOf(map, fixed);
  const indents = indentsOf(map, lines, width);
  const result: string[] = [];
  let blank = true;
  lines.forEach((line, index) => {
    const isLast = index === lines.length - 1;
    const eol = isLast ? '' : text.slice(line.end, map.lines.lineStart(index + 1));
    const content = text.slice(line.start, line.end);
    const indent = indents[index] ?? 0;
    if (line.inside) result.push(shifted(content, indent) + eol);
    else if (!isBlank(content))
      result.push(
        ' '.repeat(indent) + spaced(piecesOf(text, line.start, line.end, line.fixed)) + eol,
      );
    else if (!blank && !isLast) result.push(eol);
    blank = !line.inside && isBlank(content);
  });
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  return mark + atEnd(result.join(''), map, fixed.at(-1));
}

const isBlank = (content: string): boolean => /^[ \t]*$/.test(content);

/** A line of a text that began above, moved with the line it began on. */
function shifted(content: string, by: number): string {
  if (by >= 0) return isBlank(content) ? content : ' '.repeat(by) + content;
  const own = /^ */.exec(content)?.[0].length ?? 0;
  return content.slice(Math.min(own, -by));
}

/** One line break at the end, unless that may belong to a text. */
function atEnd(text: string, map: ParsedMap, last: Fixed | undefined): string {
  if (last?.block === true && isNothing(map.text.slice(last.range.end))) return text;
  const content = text.replace(/[ \t\r\n]+$/, '');
  return content === '' ? '' : content + eolAt(map, 0);
}

const isNothing = (text: string): boolean => /^[ \t\r\n]*$/.test(text);

/** The column of each line; for one inside a text, by how much it moves. */
function indentsOf(map: ParsedMap, lines: readonly Line[], width: number): number[] {
  const columns = columnsOf(map, width) ?? new Map<number, number>();
  const contents = lines.map(({ start, end }) => map.text.slice(start, end));
  const olds = contents.map((content) => /^[ \t]*/.exec(content)?.[0].length ?? 0);
  const isComment = (index: number): boolean =>
    lines[index]?.inside === false && /^[ \t]*#/.test(contents[index] ?? '');
  /** The lines around with a key or dash, outermost first. */
  const around: { readonly old: number; readonly by: number }[] = [];
  let by = 0;
  return lines.map(({ inside }, index) => {
    const old = olds[index] ?? 0;
    if (inside) return by;
    const column = columns.get(index);
    if (column !== undefined) {
      by = column - old;
      while ((around.at(-1)?.old ?? -1) >= old) around.pop();
      around.push({ old, by });
      return column;
    }
    if (isComment(index)) {
      let next = index + 1;
      while (next < lines.length && (isComment(next) || isBlank(contents[next] ?? ''))) next++;
      const below = columns.get(next);
      if (below !== undefined && olds[next] === old) return below;
      return Math.max(0, old + (around.findLast((each) => each.old <= old)?.by ?? 0));
    }
    return /^(?:---|\.\.\.|%)/.test(contents[index] ?? '') ? 0 : Math.max(0, old + by);
  });
}
