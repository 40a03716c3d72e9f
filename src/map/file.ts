import { cut, isSection, type Piece } from './cut.ts';
import { readPart, type Part } from './part.ts';
import type { Problem } from './problem.ts';
import { pairFrom, type MapNode, type Node, type Pair } from './syntax.ts';
import { spanning, type LineIndex, type Range, type Source } from './text.ts';
import { differing, sameItems, unchanged } from './sameItems.ts';
import { duplicates } from './validate.ts';

/** One file of a map as read: its parts, and what they make together. */
export interface ReadFile extends Source {
  readonly parts: readonly Part[];
  /** Indexes of the parts that are no entries: each is followed by its section's. */
  readonly tops: readonly number[];
  /** The parts that have problems, in order. */
  readonly troubled: readonly Part[];
  readonly root: Node | undefined;
  /** Problems between parts: keys that stand twice. */
  readonly problems: readonly Problem[];
}

type Parts = Pick<ReadFile, 'parts' | 'tops' | 'troubled'>;

/** A change of a text: `removed` gave way to `inserted` characters. */
export interface Change {
  readonly removed: Range;
  readonly inserted: number;
}

/**
 * Reads a file, and takes over from `before`, whose parts must be in their places, what the change
 * has not touched. Without a change everything is read anew. The parts are in no place yet.
 */
export function readFile({ text, lines }: Source, before?: ReadFile, change?: Change): ReadFile {
  const parts =
    (before && change && readAgain(text, lines, before, change)) ??
    readPieces(text, cut(text, lines));
  const certain =
    parts && parts.parts.length > 1
      ? parts
      : listed([readPart({ role: 'file', section: '' }, text)]);
  return { text, lines, ...certain, ...composed(certain) };
}

const keyOf = ({ role, section }: Pick<Piece, 'role' | 'section'>, written: string): string =>
  `${role} ${section}\0${written}`;

/** Indexes of the parts by what they say, the first of equal ones last. */
function byText(parts: readonly Part[]): Map<string, number[]> {
  const result = new Map<string, number[]>();
  for (const [index, { piece, text }] of [...parts.entries()].reverse()) {
    const key = keyOf(piece, text);
    const known = result.get(key);
    if (known) known.push(index);
    else result.set(key, [index]);
  }
  return result;
}

/**
 * The parts of the pieces; undefined where one of them cannot be read by itself. Those taken over
 * from `before` are in the order that they had: whoever knows them need not put them in order anew.
 */
function readPieces(
  text: string,
  pieces: readonly Piece[] | undefined,
  before: readonly Part[] = [],
): Parts | undefined {
  if (!pieces) return undefined;
  const known = byText(before);
  const parts: Part[] = [];
  let next = 0;
  for (const piece of pieces) {
    const written = text.slice(piece.start, piece.end);
    const same = known.get(keyOf(piece, written)) ?? [];
    while ((same.at(-1) ?? next) < next) same.pop();
    const index = same.pop();
    next = index === undefined ? next : index + 1;
    const part = (index !== undefined && before[index]) || readPart(piece, written);
    if (part.doubtful) return undefined;
    parts.push(part);
  }
  return listed(parts);
}

const listed = (parts: readonly Part[]): Parts => ({
  parts,
  tops: parts.flatMap(({ piece }, index) => (piece.role === 'entry' ? [] : [index])),
  troubled: parts.filter(({ problems }) => problems.length > 0),
});

/** Reads the pieces around a change; undefined where that is not enough. */
function readAgain(
  text: string,
  lines: LineIndex,
  before: ReadFile,
  { removed, inserted }: Change,
): Parts | undefined {
  const old = before.parts;
  const base = old[0]?.anchor.offset ?? 0;
  if (old.length < 2) return undefined;
  const by = inserted - (removed.end - removed.start);
  // The part before may go on into what has changed.
  const from = Math.max(0, partAt(old, removed.start + base) - 1);
  const first = old[from] as Part;
  const start = first.anchor.offset - base;
  const at = from === 0 ? { role: 'top' as const, section: '', start: 0, end: 0 } : undefined;
  let to = old.length;
  const pieces = cut(text, lines, {
    piece: at ?? { ...first.piece, start, end: start },
    known(place, role, section) {
      if (place - by <= removed.end || place < removed.start + inserted) return false;
      const index = partAt(old, place - by + base);
      const part = old[index] as Part;
      if (part.anchor.offset !== place - by + base) return false;
      if (part.piece.role === 'entry' ? part.piece.section !== section : role === 'entry')
        return false;
      if (role === 'entry' && part.piece.role !== 'entry') return false;
      to = index;
      return true;
    },
  });
  // Many of those around the changes say what they said before.
  const fresh = readPieces(text, pieces, old.slice(from, to));
  if (!fresh) return undefined;
  const behind = old[to]?.anchor.offset ?? Infinity;
  const shift = from + fresh.parts.length - to;
  return {
    parts: [...old.slice(0, from), ...fresh.parts, ...old.slice(to)],
    tops: [
      ...before.tops.filter((top) => top < from),
      ...fresh.tops.map((top) => top + from),
      ...before.tops.filter((top) => top >= to).map((top) => top + shift),
    ],
    troubled: [
      ...before.troubled.filter(({ anchor }) => anchor.offset < first.anchor.offset),
      ...fresh.troubled,
      ...before.troubled.filter(({ anchor }) => anchor.offset >= behind),
    ],
  };
}

/** The part that `offset` is in: the last one that starts at it or before. */
function partAt(parts: readonly Part[], offset: number): number {
  let low = 0;
  let high = parts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((parts[middle] as Part).anchor.offset <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * Puts all ranges of a file where it now begins among the files of its map.
 *
 * @param before its parts as they last stood, one behind the other; those that it still begins and
 *   ends with move together
 */
export function moveTo(
  { parts }: Pick<ReadFile, 'parts'>,
  base: number,
  before: readonly Part[] = [],
): void {
  const { first, last } = unchanged(before, parts);
  const behind = parts.length - last;
  let at = moveTogether(parts, 0, first, base);
  for (let i = first; i < behind; i++) at = moveTogether(parts, i, i + 1, at);
  moveTogether(parts, behind, parts.length, at);
}

/** Moves parts that stand one behind the other, so that the first begins at `at`; where they end. */
function moveTogether(parts: readonly Part[], from: number, to: number, at: number): number {
  const first = parts[from];
  const last = parts[to - 1];
  if (from === to || !first || !last) return at;
  const by = at - first.anchor.offset;
  if (by !== 0) for (let i = from; i < to; i++) (parts[i] as Part).anchor.offset += by;
  return last.anchor.offset + last.text.length;
}

/** A section with the parts that it was put together from. */
interface Section {
  readonly entries: readonly Part[];
  /** Whether each entry is one pair. */
  readonly even: boolean;
  readonly pair: Pair;
  readonly problems: readonly Problem[];
}

const sections = new WeakMap<Part, Section>();

/** The tree that the parts make, and the keys that stand twice in it. */
function composed({ parts, tops }: Parts): Pick<ReadFile, 'root' | 'problems'> {
  const [only] = parts;
  if (only?.piece.role === 'file') {
    const { root } = only;
    if (root?.kind !== 'map') return { root, problems: [] };
    return { root, problems: [...duplicates(root.pairs), ...root.pairs.flatMap(twiceInside)] };
  }
  const pairs: Pair[] = [];
  const problems: Problem[] = [];
  for (const [i, top] of tops.entries()) {
    const part = parts[top] as Part;
    const [head] = part.pairs;
    if (part.piece.role !== 'head' || !head) {
      for (const pair of part.pairs) {
        pairs.push(pair);
        problems.push(...twiceInside(pair));
      }
      continue;
    }
    const section = sectionOf(part, head, parts.slice(top + 1, tops[i + 1]));
    pairs.push(section.pair);
    for (const problem of section.problems) problems.push(problem);
  }
  if (pairs.length === 0) return { root: undefined, problems };
  return { root: blockMap(pairs), problems: [...duplicates(pairs), ...problems] };
}

const twiceInside = ({ key, value }: Pair): Problem[] =>
  value.kind === 'map' && isSection(key.text) ? duplicates(value.pairs) : [];

/** The pair of a section, the same object as long as none of its entries has changed. */
function sectionOf(part: Part, { key, value }: Pair, entries: readonly Part[]): Section {
  const known = sections.get(part);
  if (known && sameItems(known.entries, entries)) return known;
  const { pairs: inside, even } = pairsInside(entries, known);
  const node = inside.length === 0 ? value : blockMap(inside);
  const section: Section = {
    entries,
    even,
    pair: pairFrom(key, node),
    // While all names stay what they were, none of them has come to stand twice.
    problems:
      known?.problems.length === 0 && sameNames(known.pair.value, inside)
        ? known.problems
        : duplicates(inside),
  };
  sections.set(part, section);
  return section;
}

/** The pairs of the entries; those that stay at the beginning and the end are taken over. */
function pairsInside(
  entries: readonly Part[],
  known: Section | undefined,
): { readonly pairs: readonly Pair[]; readonly even: boolean } {
  const before = known?.even && known.pair.value.kind === 'map' ? known.pair.value.pairs : [];
  const { first, last } =
    known && before.length > 0 ? unchanged(known.entries, entries) : { first: 0, last: 0 };
  const fresh = entries.slice(first, entries.length - last);
  return {
    pairs: [
      ...before.slice(0, first),
      ...fresh.flatMap(({ pairs }) => pairs),
      ...before.slice(before.length - last),
    ],
    even: fresh.every(({ pairs }) => pairs.length === 1),
  };
}

function sameNames(node: Node, pairs: readonly Pair[]): boolean {
  if (node.kind !== 'map' || node.pairs.length !== pairs.length) return false;
  const { pairs: before } = node;
  return differing(before, pairs).every((i) => before[i]?.key.text === pairs[i]?.key.text);
}

function blockMap(pairs: readonly Pair[]): MapNode {
  const [first] = pairs;
  const last = pairs.at(-1);
  const range = first && last ? spanning(first.range, last.range) : { start: 0, end: 0 };
  return { kind: 'map', flow: false, range, pairs };
}
