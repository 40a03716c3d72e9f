/** A stretch of the document: UTF-16 offsets, `start` inclusive, `end` exclusive, 0 ≤ start ≤ end. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A zero-based line and UTF-16 column, as the Language Server Protocol counts them. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Replace `range` by `text`. The edits of one change never overlap. */
export interface TextEdit {
  readonly range: Range;
  readonly text: string;
}

/** Where a stretch of text begins. It moves when text before it grows or shrinks. */
export interface Anchor {
  offset: number;
}

/** A range that moves with its anchor, so that nothing behind an edit has to be read again. */
class AnchoredRange implements Range {
  constructor(
    readonly anchor: Anchor,
    readonly from: number,
    readonly to: number,
  ) {}
  get start(): number {
    return this.anchor.offset + this.from;
  }
  get end(): number {
    return this.anchor.offset + this.to;
  }
  toJSON(): Range {
    return { start: this.start, end: this.end };
  }
}

/** A range between two ranges that may move apart. */
class Between implements Range {
  constructor(
    readonly first: Range,
    readonly last: Range,
  ) {}
  get start(): number {
    return this.first.start;
  }
  get end(): number {
    return Math.max(this.first.start, this.last.end);
  }
  toJSON(): Range {
    return { start: this.start, end: this.end };
  }
}

/** The range `from` … `to` behind an anchor. */
export const anchored = (anchor: Anchor, from: number, to: number): Range =>
  new AnchoredRange(anchor, from, to);

/** From the start of `first` to the end of `last`, moving with both. */
export const spanning = (first: Range, last: Range): Range =>
  first instanceof AnchoredRange && last instanceof AnchoredRange && first.anchor === last.anchor
    ? new AnchoredRange(first.anchor, first.from, Math.max(first.from, last.to))
    : new Between(first, last);

/** The part of `range` from `from` to `to`, counted from its start; it moves with `range`. */
export const partOf = (range: Range, from: number, to: number): Range =>
  range instanceof AnchoredRange
    ? new AnchoredRange(range.anchor, range.from + from, range.from + to)
    : { start: range.start + from, end: range.start + to };

/** The empty range at the end of `range`. */
export const behind = (range: Range): Range => {
  const length = range.end - range.start;
  return partOf(range, length, length);
};

export const contains = (range: Range, offset: number): boolean =>
  range.start <= offset && offset <= range.end;

/** Translates between offsets and positions of one text; both directions take O(log lines). */
export interface LineIndex {
  /**
   * Offset of the first character of each line. No typed array: each edit makes a new one, and what
   * has been behind those stays with the process long after they are gone.
   */
  readonly starts: readonly number[];
  readonly lineCount: number;
  position(offset: number): Position;
  offset(position: Position): number;
  /** Offset of the first character of `line`, clamped to the text. */
  lineStart(line: number): number;
  /** Offset just behind the last character of `line`, before its line break. */
  lineEnd(line: number): number;
}

/** A text with its lines. */
export interface Source {
  readonly text: string;
  readonly lines: LineIndex;
}

/** Whether `offset` is at `position`, told without a search. */
export const isAt = (
  { starts }: Pick<LineIndex, 'starts'>,
  offset: number,
  { line, character }: Position,
): boolean =>
  (starts[line] ?? Infinity) + character === offset && offset < (starts[line + 1] ?? Infinity);

export function createLineIndex(text: string): LineIndex {
  return indexOf(text, lineStarts(text, 0, text.length, [0]));
}

/** The index of a text that came from the one of `lines` when `removed` gave way to `inserted` characters. */
export function editedLineIndex(
  lines: LineIndex,
  text: string,
  removed: Range,
  inserted: number,
): LineIndex {
  // A line break before the edit may become one with what is typed behind it (CR, LF).
  const first = lines.position(Math.max(0, removed.start - 1)).line;
  const last = removed.start + inserted + 1;
  const by = inserted - (removed.end - removed.start);
  const fresh = lineStarts(text, lines.lineStart(first), last).filter((start) => start <= last);
  let old = lines.position(removed.end).line;
  while ((lines.starts[old] ?? Infinity) <= removed.end + 1) old++;
  const kept = first + 1;
  const starts = lines.starts.slice(0, kept).concat(fresh, lines.starts.slice(old));
  const end = kept + fresh.length;
  if (by !== 0) for (let i = end; i < starts.length; i++) starts[i] = (starts[i] as number) + by;
  const now = indexOf(text, starts);
  if (starts.length === lines.lineCount) origins.set(now, { of: lines, first, last: old - 1 });
  // Else each index would keep the one before it, and so all that ever were.
  origins.delete(lines);
  return now;
}

/** Lines from `first` to `last`, both of them among them. */
export interface Lines {
  readonly first: number;
  readonly last: number;
}

/** Which index an edit has made another one from, with as many lines, and those that it touched. */
const origins = new WeakMap<LineIndex, Lines & { readonly of: LineIndex }>();

/**
 * The lines in which the text of `now` may differ from the one of `before`, all others being the
 * same with the same numbers; undefined where that is not known: `now` must be `before`, with at
 * most one edit that has left the number of lines as it was.
 */
export function linesEdited(before: LineIndex, now: LineIndex): Lines | undefined {
  if (now === before) return { first: 0, last: -1 };
  const origin = origins.get(now);
  return origin?.of === before ? origin : undefined;
}

/** The starts of the lines that begin behind a break between `from` and `to`. */
function lineStarts(text: string, from: number, to: number, starts: number[] = []): number[] {
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 13 && text.charCodeAt(i + 1) === 10) i++;
    if (unit === 10 || unit === 13) starts.push(i + 1);
  }
  return starts;
}

function indexOf(text: string, starts: readonly number[]): LineIndex {
  const lineStart = (line: number): number => (line < 0 ? 0 : (starts[line] ?? text.length));
  const lineEnd = (line: number): number => {
    let end = lineStart(line + 1);
    const start = lineStart(line);
    if (end > start && line + 1 < starts.length) {
      if (text.charCodeAt(end - 1) === 10) end--;
      if (end > start && text.charCodeAt(end - 1) === 13) end--;
    }
    return end;
  };
  return {
    starts,
    lineCount: starts.length,
    lineStart,
    lineEnd,
    position(offset) {
      const at = Math.max(0, Math.min(offset, text.length));
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] ?? 0) <= at) low = middle;
        else high = middle - 1;
      }
      return { line: low, character: at - (starts[low] ?? 0) };
    },
    offset({ line, character }) {
      return Math.min(lineStart(line) + Math.max(0, character), lineEnd(line));
    },
  };
}

/**
 * The same text in memory of its own. Engines keep a slice as a view of the whole text, which
 * then stays for as long as the slice does: after many edits, many whole texts.
 */
export const ownText = (text: string): string => ` ${text}`.slice(1);

/** `text` with all `edits` made. Throws a RangeError when two of them overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = edits
    .map((edit, order) => ({ edit, order }))
    .sort((a, b) => a.edit.range.start - b.edit.range.start || a.order - b.order);
  let result = '';
  let from = 0;
  for (const { edit } of ordered) {
    if (edit.range.start < from) throw new RangeError('edits overlap');
    result += text.slice(from, edit.range.start) + edit.text;
    from = edit.range.end;
  }
  return result + text.slice(from);
}

/** Where the line of `offset` starts in a text by itself. */
export const startOfLine = (text: string, offset: number): number =>
  // Before the first character there is nothing to look for, where `lastIndexOf` would look at it.
  offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
