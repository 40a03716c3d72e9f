import { createModelBuilder } from './build.ts';
import { moveTo, readFile, type Change, type ReadFile } from './file.ts';
import type { IncludeOutcome } from './includes.ts';
import { mapFrom, type ParsedMap, type Placed } from './parsedMap.ts';
import {
  applyEdits,
  createLineIndex,
  editedLineIndex,
  type Source,
  type TextEdit,
} from './text.ts';

/** A map that is read again after each edit, no more of it than the edit touches. */
export interface MapReader {
  /** Adds a file, or reads all of it anew. The first one added is the map's own. */
  set(uri: string, text: string): void;
  /**
   * Changes a file by edits made one after the other, each in the text that the last one left.
   * What comes of them need not be made again where somebody has it.
   */
  edit(uri: string, edits: readonly TextEdit[], after?: Source): void;
  remove(uri: string): void;
  /** Says what became of the patterns under a file's `include:`. */
  resolve(uri: string, outcomes: ReadonlyMap<string, IncludeOutcome>): void;
  /** The files, in the order in which they were added. */
  uris(): readonly string[];
  /** A file's text and lines as they now are. */
  file(uri: string): Source | undefined;
  /** The map as it now is. What was read before must not be used any more: its ranges move. */
  read(): ParsedMap;
}

export function createMapReader(): MapReader {
  const files = new Map<string, ReadFile>();
  const resolved = new Map<string, ReadonlyMap<string, IncludeOutcome>>();
  const build = createModelBuilder();
  /** The files in their places, until one of them changes. */
  let placed: readonly Placed[] | undefined;
  /** … and as they last stood. */
  let last: readonly Placed[] = [];
  const inPlace = (): readonly Placed[] => (placed ??= last = place(files, last));
  const suppose: ParsedMap['suppose'] = (edits, look) => {
    try {
      const after = supposed(files, edits);
      if (!after) return undefined;
      const then = place(after);
      const model = () => createModelBuilder()(then.map(({ file }) => file.root));
      return look(mapFrom(then, model, suppose, resolved));
    } finally {
      // The pieces that both have in common go back to their places.
      place(files);
    }
  };
  return {
    set(uri, text) {
      files.set(uri, readFile({ text, lines: createLineIndex(text) }));
      placed = undefined;
    },
    edit(uri, edits, after) {
      const before = files.get(uri);
      if (!before) throw new RangeError(`no file ${uri} in this map`);
      const change = changeOf(edits);
      if (!change) return;
      const { removed, inserted } = change;
      const text =
        after?.text ?? edits.reduce((last, edit) => applyEdits(last, [edit]), before.text);
      const lines = after?.lines ?? editedLineIndex(before.lines, text, removed, inserted);
      // Its pieces are found by their places.
      inPlace();
      files.set(uri, readFile({ text, lines }, before, change));
      placed = undefined;
    },
    remove(uri) {
      placed = undefined;
      files.delete(uri);
      resolved.delete(uri);
    },
    resolve: (uri, outcomes) => resolved.set(uri, outcomes),
    uris: () => [...files.keys()],
    file: (uri) => files.get(uri),
    read() {
      const now = inPlace();
      const model = build(now.map(({ file }) => file.root));
      return mapFrom(now, () => model, suppose, resolved);
    },
  };
}

/** Puts the files one behind the other. `last` is how they stood: what is the same moves as one. */
function place(files: ReadonlyMap<string, ReadFile>, last: readonly Placed[] = []): Placed[] {
  let base = 0;
  let firstLine = 0;
  return [...files].map(([uri, file]): Placed => {
    moveTo(file, base, last.find(({ place }) => place.uri === uri)?.file.parts);
    const { text, lines, root } = file;
    const range = { start: base, end: base + text.length };
    const placed = { file, place: { uri, root, text, lines, range, firstLine } };
    base = range.end + 1;
    firstLine += lines.lineCount;
    return placed;
  });
}

/** The files after edits, all of which count in the map as it is. */
function supposed(
  files: ReadonlyMap<string, ReadFile>,
  edits: readonly TextEdit[],
): Map<string, ReadFile> | undefined {
  const result = new Map<string, ReadFile>();
  let base = 0;
  let made = 0;
  for (const [uri, file] of files) {
    const end = base + file.text.length;
    const own = edits
      .filter(({ range }) => base <= range.start && range.end <= end)
      .map(({ range, text }) => ({
        range: { start: range.start - base, end: range.end - base },
        text,
      }));
    const changed = own.length === 0 ? file : edited(file, own);
    if (!changed) return undefined;
    result.set(uri, changed);
    made += own.length;
    base = end + 1;
  }
  return made === edits.length ? result : undefined;
}

/** A file after edits that do not overlap. */
function edited(file: ReadFile, edits: readonly TextEdit[]): ReadFile | undefined {
  let text;
  try {
    text = applyEdits(file.text, edits);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
  const start = edits.reduce((least, { range }) => Math.min(least, range.start), Infinity);
  const end = edits.reduce((most, { range }) => Math.max(most, range.end), 0);
  const change = {
    removed: { start, end },
    inserted: end - start + text.length - file.text.length,
  };
  const lines = editedLineIndex(file.lines, text, change.removed, change.inserted);
  return readFile({ text, lines }, file, change);
}

/** The one change that edits made one after the other come to. */
function changeOf(edits: readonly TextEdit[]): Change | undefined {
  let change: { start: number; end: number; newEnd: number } | undefined;
  for (const { range, text: inserted } of edits) {
    const { start, end } = range;
    change ??= { start, end: start, newEnd: start };
    change.start = Math.min(change.start, start);
    if (end > change.newEnd) {
      change.end += end - change.newEnd;
      change.newEnd = end;
    }
    change.newEnd += inserted.length - (end - start);
  }
  return (
    change && {
      removed: { start: change.start, end: change.end },
      inserted: change.newEnd - change.start,
    }
  );
}
