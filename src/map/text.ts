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

export const contains = (range: Range, offset: number): boolean =>
  range.start <= offset && offset <= range.end;

/** Translates between offsets and positions of one text; both directions take O(log lines). */
export interface LineIndex {
  readonly lineCount: number;
  position(offset: number): Position;
  offset(position: Position): number;
  /** Offset of the first character of `line`, clamped to the text. */
  lineStart(line: number): number;
  /** Offset just behind the last character of `line`, before its line break. */
  lineEnd(line: number): number;
}

export function createLineIndex(text: string): LineIndex {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 13 && text.charCodeAt(i + 1) === 10) i++;
    if (unit === 10 || unit === 13) starts.push(i + 1);
  }
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
