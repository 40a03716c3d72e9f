import { isSection } from './cut.ts';
import type { ReadFile } from './file.ts';
import { includesOf, type Include, type IncludeOutcome } from './includes.ts';
import type { ServiceMap } from './model.ts';
import type { Part } from './part.ts';
import type { Problem } from './problem.ts';
import { pairOf, type MapNode, type Node } from './syntax.ts';
import { spanning, type LineIndex, type Range, type TextEdit } from './text.ts';
import { duplicates, validateFile, type Occurrence } from './validate.ts';

/**
 * One service map as read: always a model, whatever is wrong with the text. Offsets count
 * through all its files, one behind the other; they are true until the next edit.
 */
export interface ParsedMap {
  /** The texts of all files, joined by line breaks. */
  readonly text: string;
  readonly lines: LineIndex;
  /** The top-level keys of all files. */
  readonly root: Node | undefined;
  readonly files: readonly MapFile[];
  readonly includes: readonly Include[];
  readonly model: ServiceMap;
  readonly problems: readonly Problem[];
  /** What each piece of the text says by itself, in the order of the text. */
  readonly parts: readonly Part[];
  /** Every name, in the order of the text. */
  readonly occurrences: readonly Occurrence[];
  /**
   * What `look` sees in the map that these edits would make; undefined where they overlap or
   * leave the map. The map to look at ends with the call.
   */
  suppose<T>(edits: readonly TextEdit[], look: (after: ParsedMap) => T): T | undefined;
}

/** One file of a map. */
export interface MapFile {
  readonly uri: string;
  readonly root: Node | undefined;
  readonly text: string;
  readonly lines: LineIndex;
  /** Where it stands in the map's text. */
  readonly range: Range;
  /** The line of the map's text that it begins on. */
  readonly firstLine: number;
}

/** A file as read, and where it stands in its map. */
export interface Placed {
  readonly file: ReadFile;
  readonly place: MapFile;
}

/** The map that files make, once they stand in their places. */
export function mapFrom(
  placed: readonly Placed[],
  model: () => ServiceMap,
  suppose: ParsedMap['suppose'],
  resolved: ReadonlyMap<string, ReadonlyMap<string, IncludeOutcome>>,
): ParsedMap {
  const files = placed.map(({ place }) => place);
  const [only] = placed;
  const single = placed.length === 1 ? only?.place : undefined;
  const parts =
    placed.length === 1 && only ? only.file.parts : placed.flatMap(({ file }) => file.parts);
  return {
    files,
    includes: files.flatMap(({ uri, root }) =>
      includesOf(root).map((name) => ({
        file: uri,
        name,
        outcome: resolved.get(uri)?.get(name.text),
      })),
    ),
    suppose,
    parts,
    get model() {
      return remember(this, 'model', model());
    },
    problems: problemsOf(placed),
    root: single ? single.root : joinedRoot(files),
    get text() {
      return single ? single.text : remember(this, 'text', joinedText(files));
    },
    get lines() {
      return single ? single.lines : remember(this, 'lines', joinedLines(files));
    },
    get occurrences() {
      const all: Occurrence[] = [];
      for (const part of parts) for (const found of part.occurrences) all.push(found);
      return remember(this, 'occurrences', all);
    },
  };
}

/** Puts the value in the place of the getter that made it. */
function remember<T>(object: object, key: string, value: T): T {
  Object.defineProperty(object, key, { value, enumerable: true });
  return value;
}

const joinedText = (files: readonly MapFile[]): string => files.map(({ text }) => text).join('\n');

function joinedRoot(files: readonly MapFile[]): MapNode | undefined {
  const pairs = files.flatMap(({ root }) => (root?.kind === 'map' ? root.pairs : []));
  const [first] = pairs;
  const last = pairs.at(-1);
  return first && last
    ? { kind: 'map', flow: false, range: spanning(first.range, last.range), pairs }
    : undefined;
}

/** Lines of several files, one behind the other. */
function joinedLines(files: readonly MapFile[]): LineIndex {
  const fileOf = (reached: (file: MapFile) => boolean): MapFile =>
    files.findLast(reached) ?? (files[0] as MapFile);
  const atLine = (line: number): MapFile => fileOf(({ firstLine }) => firstLine <= line);
  return {
    starts: files.flatMap(({ lines, range }) => lines.starts.map((start) => start + range.start)),
    lineCount: files.reduce((sum, { lines }) => sum + lines.lineCount, 0),
    lineStart(line) {
      const { lines, range, firstLine } = atLine(line);
      return range.start + lines.lineStart(line - firstLine);
    },
    lineEnd(line) {
      const { lines, range, firstLine } = atLine(line);
      return range.start + lines.lineEnd(line - firstLine);
    },
    position(offset) {
      const { lines, range, firstLine } = fileOf((file) => file.range.start <= offset);
      const { line, character } = lines.position(offset - range.start);
      return { line: line + firstLine, character };
    },
    offset({ line, character }) {
      const { lines, range, firstLine } = atLine(line);
      return range.start + lines.offset({ line: line - firstLine, character });
    },
  };
}

/** More syntax errors than these in one file say nothing more. */
const mostSyntax = 50;

function problemsOf(placed: readonly Placed[]): Problem[] {
  const result: Problem[] = [];
  placed.forEach(({ file, place }, index) => {
    let syntax = 0;
    let more: Problem | undefined;
    for (const { problems } of file.troubled)
      for (const problem of problems) {
        if (problem.code === 'syntax' && ++syntax > mostSyntax) more ??= problem;
        else result.push(problem);
      }
    if (more)
      result.push({
        ...more,
        message: `${syntax - mostSyntax} more syntax errors follow.`,
      });
    const unreadable = file.troubled.some((part) => part.unreadable);
    if (file.root || !unreadable)
      for (const problem of validateFile(
        file.root,
        requiredKeys(file.root, index > 0),
        place.range.start,
      ))
        if (!unreadable || !isBroken(file, problem)) result.push(problem);
    result.push(...file.problems);
  });
  if (placed.length > 1) result.push(...declaredTwice(placed));
  return result;
}

/** What is missing on a line that could not be read follows from that alone. */
function isBroken({ parts }: ReadFile, problem: Problem): boolean {
  const [first] = parts;
  return (
    first?.unreadable === true &&
    first.problems.some(
      ({ code, range }) => code === 'syntax' && range.start === problem.range.start,
    )
  );
}

/** An included file need not have services, nor a map that includes others. */
function requiredKeys(root: Node | undefined, included: boolean): readonly string[] {
  return included || pairOf(root, 'include') ? ['version'] : ['version', 'services'];
}

/** Names declared in several files of a map. */
function declaredTwice(placed: readonly Placed[]): Problem[] {
  const bySection = new Map<string, MapNode['pairs'][number][]>();
  const within = new Set<Problem['range']>();
  for (const { file } of placed) {
    for (const { range } of file.problems) within.add(range);
    if (file.root?.kind !== 'map') continue;
    for (const { key, value } of file.root.pairs) {
      if (!isSection(key.text) || value.kind !== 'map') continue;
      const known = bySection.get(key.text);
      if (known) known.push(...value.pairs);
      else bySection.set(key.text, [...value.pairs]);
    }
  }
  return [...bySection.values()]
    .flatMap((pairs) => duplicates(pairs))
    .filter(({ range }) => !within.has(range));
}
