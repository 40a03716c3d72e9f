import { formatEdits, saysTheSame } from '../map/format/format.ts';
import { parseMap } from '../map/parse.ts';
import { applyEdits, type Range, type TextEdit, startOfLine } from '../map/text.ts';

/**
 * Lays out one file by blanks and line breaks alone; with `within`, only the lines it touches.
 * No edits where the file cannot be read as it stands. `width` is the step of one level.
 */
export function formatted(text: string, width: number, within?: Range): readonly TextEdit[] {
  const edits = formatEdits(text, width) ?? [];
  if (!within) return edits;
  const map = parseMap(text);
  const start = map.lines.lineStart(map.lines.position(within.start).line);
  const end = map.lines.lineEnd(map.lines.position(within.end).line);
  const inside = edits.filter(({ range }) => start <= range.start && range.end <= end);
  // A part of the lines moved to another column may mean something else.
  const inLine = inside.filter(({ range }) => !/^[ \t]*$/.test(before(text, range.start)));
  return [inside, inLine].find((some) => saysTheSame(map, applyEdits(text, some))) ?? [];
}

const before = (text: string, offset: number): string =>
  text.slice(startOfLine(text, offset), offset);
