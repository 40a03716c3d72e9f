import { wordOf } from '../map/kindWords.ts';
import type { NameKind } from '../map/model.ts';
import { isNothing, valueOf, type Node } from '../map/syntax.ts';
import type { Range, TextEdit } from '../map/text.ts';
import type { Key, PathTarget, ValueType } from '../map/vocabulary.ts';
import { allRules } from '../rules/index.ts';
import type { Analysis } from './analysis.ts';
import { signed } from './balance.ts';
import type { OfferAbout } from './completion/about.ts';
import { inComment } from './completion/comment.ts';
import { fitting, mostOffers } from './completion/matching.ts';
import { paths, type Nearby } from './completion/paths.ts';
import { constraintSnippets, entrySnippet, mapSnippet } from './completion/snippets.ts';
import { asList, isWhole, names, values, wordsAt } from './completion/values.ts';
import { words } from './completion/words.ts';
import { keyAt, opening, plainSnippet } from './completion/write.ts';
import { cursorIn, type Cursor } from './cursor.ts';
import { declaredNames, referredNames } from './names.ts';
import { fileAt } from './places.ts';
import { typeAt } from './vocabularyAt.ts';

export interface CompletionItem {
  readonly label: string;
  readonly kind: 'key' | 'value' | 'snippet' | 'rule' | 'file' | 'folder' | NameKind;
  readonly detail?: string;
  readonly documentation?: string;
  /** What explains it when somebody asks; see `explainOffer`. */
  readonly about?: OfferAbout;
  /** Typing one of these takes the offer. */
  readonly commitCharacters?: readonly string[];
  /** Snippet syntax (`$1`, `$0`) where `snippet` is set. */
  readonly insert: string;
  readonly snippet?: true;
  /** On the line of the caret, and around it. */
  readonly range: Range;
  /** The comma, or the blank before its quotes, that is missing. */
  readonly also?: TextEdit;
  /** Sorts before what has a larger one. */
  readonly rank: number;
}

/** An offer without its place. */
export type Draft = Omit<CompletionItem, 'range' | 'also'>;

export interface CompletionList {
  readonly items: readonly CompletionItem[];
  /** There are more: ask again as more is typed. */
  readonly incomplete: boolean;
}

/** What offers may be made of; all of it where nothing is said. */
export interface OfferForm {
  /** They may have several lines, which have all of their indentation. */
  readonly lines: boolean;
  /** They may be snippets. */
  readonly snippets: boolean;
  /** What they may lead to where a path is asked for; else none are offered. */
  readonly nearby?: Nearby;
}

/** What a path at `offset` would lead to; undefined where none is asked for. */
export function pathTargetAt({ map }: Analysis, offset: number): PathTarget | undefined {
  const cursor = cursorIn(map, offset);
  return cursor && targetOf(typeAt(cursor.path)?.type);
}

const targetOf = (type: ValueType | undefined): PathTarget | undefined =>
  type?.kind === 'text' || type?.kind === 'words' ? type.path : undefined;

/** What can stand at `offset`, also while its line is half typed. */
export function completionsAt(
  analysis: Analysis,
  offset: number,
  form: OfferForm = { lines: true, snippets: true },
): CompletionList {
  const commented = inComment(analysis, offset);
  if (commented) return { items: commented, incomplete: false };
  const cursor = unsplit(analysis, cursorIn(analysis.map, offset));
  if (!cursor) return { items: [], incomplete: false };
  const found = drafts(analysis, cursor, form);
  const incomplete = found.length >= mostOffers;
  const written = form.snippets ? found : found.map(withoutSnippet);
  return { items: written.map((draft) => placed(draft, cursor)), incomplete };
}

const withoutSnippet = ({ snippet, ...draft }: Draft): Draft => ({
  ...draft,
  insert: snippet ? plainSnippet(draft.insert) : draft.insert,
});

/** `[a b`: where `a` is all of a name, a comma is missing and `b` is the next one. */
function unsplit(analysis: Analysis, cursor: Cursor | undefined): Cursor | undefined {
  const type = cursor?.next && typeAt(cursor.path)?.type;
  if (!cursor?.next || !type) return cursor;
  return isWhole(analysis, type, cursor.next.previous, cursor.typed.trim())
    ? cursor.next.cursor
    : cursor;
}

/** An offer with the blank and the commas that are missing around its place. */
function placed(draft: Draft, { range, glued, quotes, comma, commaAt }: Cursor): CompletionItem {
  const also = (at: number, text: string) => ({ also: { range: { start: at, end: at }, text } });
  const lead = glued && !quotes && !draft.insert.startsWith('\n') ? ' ' : '';
  return {
    ...draft,
    insert: lead + draft.insert + comma,
    range,
    ...(glued && quotes && also(range.start - 1, ' ')),
    ...(commaAt !== undefined && also(commaAt, ',')),
  };
}

function drafts(analysis: Analysis, cursor: Cursor, { lines, nearby }: OfferForm): Draft[] {
  const { path, position, flow, before } = cursor;
  const place = typeAt(path);
  if (!place) return [];
  const { type } = place;
  const target = targetOf(type);
  if (target && nearby) {
    const offers = (at: Cursor): Draft[] =>
      paths(target, nearby, at, [...before, ...presentItems(analysis, cursor)]);
    if (position === (type.kind === 'text' ? 'value' : 'item')) return offers(cursor);
    return position === 'value' ? asList(offers({ ...cursor, flow: true }), cursor) : [];
  }
  if (position === 'value') return values(analysis, type, cursor);
  if (type.kind === 'names' || type.kind === 'uses')
    return position === 'item'
      ? names(analysis, type.of, cursor, [...before, ...presentItems(analysis, cursor)])
      : inNames(analysis, type, cursor);
  if (type.kind === 'words' && position === 'item')
    return [...words(analysis, cursor, [...before, ...presentItems(analysis, cursor)])];
  if (type.kind !== 'list') return position === 'item' ? [] : inMap(analysis, type, cursor, lines);
  if (position === 'item')
    return [
      ...(flow ? [] : keys(type.keys, cursor, before, lines)),
      ...(before.length > 0 && !flow ? [] : constraintSnippets('', cursor)),
    ];
  return flow || cursor.inItem
    ? keys(type.keys, cursor, before, lines)
    : constraintSnippets('- ', cursor);
}

/** Names where none of their list stands yet: an item on a line of its own, or a key of a map. */
function inNames(
  analysis: Analysis,
  type: ValueType & { kind: 'names' | 'uses' },
  cursor: Cursor,
): Draft[] {
  const node = containerOf(analysis, cursor);
  const found = names(analysis, type.of, cursor, presentKeys(analysis, cursor));
  if (type.kind === 'uses' && (cursor.flow || node?.kind === 'map')) {
    const uses = type.choices.map(({ value }) => value).join(',');
    const value = cursor.json ? ` "\${1|${uses}|}"` : ` \${1|${uses}|}`;
    return found.flatMap((draft) => keyDraft(cursor, draft.label, value, draft));
  }
  const isEmpty = !node || node.kind === 'list' || isNothing(node) || isTyped(node, cursor);
  if (cursor.flow || cursor.inItem || cursor.quotes || !isEmpty) return [];
  return found.map((draft) => ({ ...draft, insert: `- ${draft.insert}` }));
}

const isTyped = ({ range }: Node, cursor: Cursor): boolean =>
  range.start <= cursor.range.end && cursor.range.start <= range.end;

/** What can stand as a key of the map at the cursor. */
function inMap(analysis: Analysis, type: ValueType, cursor: Cursor, lines: boolean): Draft[] {
  const present = presentKeys(analysis, cursor);
  switch (type.kind) {
    case 'object':
      return [
        ...keys(type.keys, cursor, present, lines),
        ...(lines && cursor.path.length === 0 && present.length === 0 ? mapSnippet(cursor) : []),
      ];
    case 'entries':
      return entries(analysis, type.declares, cursor, present, lines);
    case 'policies':
      return policies(cursor, present);
    case 'choice':
    case 'name':
      // A value may stand on the line below its key.
      return cursor.flow || !isTypedValue(analysis, cursor) ? [] : values(analysis, type, cursor);
    default:
      return [];
  }
}

function isTypedValue(analysis: Analysis, cursor: Cursor): boolean {
  const node = containerOf(analysis, cursor);
  return !node || isNothing(node) || isTyped(node, cursor);
}

/** Keys that stand in the map already, the one being typed left out. */
function presentKeys(analysis: Analysis, cursor: Cursor): string[] {
  const typed = wordsAt(analysis.map, cursor);
  const node = containerOf(analysis, cursor);
  const inTree = node?.kind === 'map' ? node.pairs.map(({ key }) => key.text) : [];
  return [...cursor.before, ...inTree].filter((key) => !typed.includes(key));
}

/** Names that stand in the list already, the one being typed left out. */
function presentItems(analysis: Analysis, cursor: Cursor): string[] {
  const typed = wordsAt(analysis.map, cursor);
  const node = containerOf(analysis, cursor);
  if (node?.kind !== 'list') return [];
  return node.items.flatMap((item) =>
    item.kind === 'scalar' && !typed.includes(item.text) ? [item.text] : [],
  );
}

/** The map or list that the cursor stands in, as far as the tree of its file has it. */
function containerOf({ map }: Analysis, { path, range }: Cursor): Node | undefined {
  let node = fileAt(map, range.start).root;
  for (const step of path) node = valueOf(node, step);
  return node;
}

/** A key with what comes behind its colon, as a snippet; `about` is the rest of the offer. */
function keyDraft(
  cursor: Cursor,
  name: string,
  value: string,
  about: Omit<Draft, 'insert' | 'snippet' | 'label'>,
): Draft[] {
  const insert = keyAt(cursor, name, value);
  return insert === undefined ? [] : [{ ...about, label: name, insert, snippet: true }];
}

function keys(
  all: readonly Key[],
  cursor: Cursor,
  present: readonly string[],
  lines: boolean,
): Draft[] {
  return all
    .filter(({ name }) => !present.includes(name))
    .flatMap(({ name, type, required }, rank) =>
      keyDraft(cursor, name, opening(type, cursor, lines), {
        kind: 'key',
        detail: required ? 'required' : '',
        about: { is: 'key', path: [...cursor.path, name] },
        rank,
      }),
    );
}

/** Names that are used but not declared yet, and a whole new entry. */
function entries(
  analysis: Analysis,
  kind: NameKind,
  cursor: Cursor,
  present: readonly string[],
  lines: boolean,
): Draft[] {
  const { map } = analysis;
  const typed = cursor.typed.trim();
  const known = new Set([...declaredNames(map, kind), ...present]);
  for (const half of wordsAt(map, cursor)) known.delete(half);
  const used = new Set(referredNames(map, kind));
  for (const name of known) used.delete(name);
  const value = cursor.flow ? ' { $1 }' : ' {}';
  const result = fitting(used, typed).names.flatMap((name, rank) =>
    keyDraft(cursor, name, value, {
      kind,
      detail: `${wordOf(kind)} used in this map`,
      about: { is: 'name', kind, name },
      rank,
    }),
  );
  return [...result, ...entrySnippet(kind, cursor, lines)];
}

function policies(cursor: Cursor, present: readonly string[]): Draft[] {
  const preset = keyDraft(cursor, 'preset', cursor.json ? ' "$0"' : ' $0', {
    kind: 'key',
    about: { is: 'key', path: ['rules', 'preset'] },
    rank: 0,
  });
  const rules = allRules.flatMap(({ code, points, severity }, rank) => {
    const standard = points
      ? points.kind === 'required'
        ? 'required'
        : signed(points.coupling)
      : (severity ?? '');
    return keyDraft(cursor, code, ' $0', {
      kind: 'rule',
      detail: standard,
      about: { is: 'rule', code },
      rank: rank + 1,
    });
  });
  return [...preset, ...rules].filter(({ label }) => !present.includes(label));
}
