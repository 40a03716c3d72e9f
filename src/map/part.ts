import type { Piece } from './cut.ts';
import type { Problem } from './problem.ts';
import type { MapNode, Node, Pair } from './syntax.ts';
import { createLineIndex, ownText, type Anchor } from './text.ts';
import { validateEntries, validatePairs, type Occurrence } from './validate.ts';
import { hasUnfamiliarSigns } from './recovery/signs.ts';
import { guessedLines, mixesTabs, tabReadings, type TabReading } from './recovery/tabs.ts';
import { readSimpleYaml } from './simpleYaml.ts';
import { readYaml, type YamlReading } from './yaml.ts';

/** A piece of a file as read. Its ranges move with the anchor. */
export interface Part {
  readonly piece: Pick<Piece, 'role' | 'section'>;
  readonly anchor: Anchor;
  readonly text: string;
  readonly root: Node | undefined;
  /** The pairs it adds to the top level, or for entries to their section. */
  readonly pairs: readonly Pair[];
  readonly problems: readonly Problem[];
  /** Whether some of it could not be read. */
  readonly unreadable: boolean;
  /** In the order of the text. */
  readonly occurrences: readonly Occurrence[];
  /** Whether what it means may hang on the rest of the file. */
  readonly doubtful: boolean;
}

/** Reads one piece of a file by itself, and keeps nothing of the rest of the file. */
export function readPart(piece: Pick<Piece, 'role' | 'section'>, written: string): Part {
  const text = ownText(written);
  const { anchor, root, problems, doubtful, pairs, found, occurrences } = likeliest(piece, text);
  return {
    piece: { role: piece.role, section: piece.section },
    anchor,
    text,
    root,
    pairs,
    problems: withoutEchoes(text, problems, found),
    unreadable: problems.length > 0,
    // Kept without the room that a list which grew has for more.
    occurrences: occurrences.slice(),
    doubtful: doubtful || hasUnfamiliarSigns(text),
  };
}

/** Larger files with tabs among spaces are read in one way alone. */
const largestGuessed = 200_000;

/** A tab among spaces is read in the way that leaves least wrong. */
function likeliest(piece: Pick<Piece, 'role' | 'section'>, text: string) {
  const guess = piece.role === 'file' && text.length <= largestGuessed && mixesTabs(text);
  if (!guess) return readAndValidate(piece, text);
  // A name may be ambiguous wherever it stands.
  const wrong = ({ problems, found }: ReturnType<typeof readAndValidate>): number =>
    problems.length + found.filter(({ code }) => code !== 'ambiguous-name').length;
  return tabReadings
    .map((tabs) => readAndValidate(piece, text, tabs))
    .reduce((best, other) => (wrong(other) < wrong(best) ? other : best));
}

function readAndValidate(piece: Pick<Piece, 'role' | 'section'>, text: string, tabs?: TabReading) {
  const reading = readPiece(piece, text, tabs);
  const { root } = reading;
  const pairs = root?.kind === 'map' && !isFlow(piece, root) ? root.pairs : [];
  const { problems: found, occurrences } =
    piece.role === 'entry' ? validateEntries(pairs, piece.section) : validatePairs(pairs);
  return { ...reading, pairs, found, occurrences };
}

/**
 * A line without a colon is a text if nothing stands beside it, and a key half typed if
 * something does: so a piece that reads as a text is read again with a neighbour.
 */
function readPiece({ role }: Pick<Piece, 'role'>, text: string, tabs?: TabReading): YamlReading {
  const alone = readSimpleYaml(text) ?? readYaml(text, tabs);
  if (role === 'file' || !alone.root || alone.root.kind === 'map') return alone;
  const indentation = /^(?:\ufeff?)(?:[ \t]*(?:#.*)?\r?\n)*( *)/.exec(text)?.[1] ?? '';
  const beside = readYaml(`${text}${text.endsWith('\n') ? '' : '\n'}${indentation}neighbour: 0\n`);
  if (beside.root?.kind !== 'map') return alone;
  const pairs = beside.root.pairs.slice(0, -1);
  // What is broken may have reached into the neighbour.
  const reached = [...pairs, ...beside.problems].some(({ range }) => range.end > text.length);
  if (reached) return alone;
  return { ...beside, root: pairs.length === 0 ? undefined : { ...beside.root, pairs } };
}

/** A flow map is the whole file or nothing that a section can take entries from. */
const isFlow = ({ role }: Pick<Piece, 'role'>, root: MapNode): boolean =>
  root.flow && role !== 'file';

/**
 * What is wrong with the meaning of a line that could not be read follows from that alone, as
 * does what is wrong with a line whose nesting is a guess.
 */
function withoutEchoes(
  text: string,
  unreadable: readonly Problem[],
  found: readonly Problem[],
): readonly Problem[] {
  if (unreadable.length === 0) return found;
  const lines = createLineIndex(text);
  const guessed = guessedLines(text, unreadable);
  const certain = ({ code, range }: Problem): boolean =>
    code === 'tab-indentation' || !guessed.has(lines.position(range.start).line);
  const broken = new Set(
    unreadable
      .filter(({ code }) => code !== 'tab-indentation' && code !== 'merge-key')
      .map(({ range }) => lines.position(range.start).line),
  );
  return [
    ...unreadable.filter(certain),
    ...found.filter(
      (problem) => certain(problem) && !broken.has(lines.position(problem.range.start).line),
    ),
  ];
}
