import type { NameKind } from '../map/model.ts';
import { valueOf, type Node } from '../map/syntax.ts';
import type { Range } from '../map/text.ts';
import { quoteName } from '../map/edits.ts';
import type { Choice, Key, ValueType } from '../map/vocabulary.ts';
import { allRules } from '../rules/index.ts';
import type { Analysis } from './analysis.ts';
import { signed } from './balance.ts';
import type { OfferAbout } from './completion/about.ts';
import { inComment } from './completion/comment.ts';
import { fitting, mostOffers } from './completion/matching.ts';
import { constraintSnippets, entrySnippet } from './completion/snippets.ts';
import { cursorIn, type Cursor } from './cursor.ts';
import { declaredNames, namesOfKind, referredNames } from './names.ts';
import { fileAt } from './places.ts';
import { typeAt } from './vocabularyAt.ts';

export interface CompletionItem {
  readonly label: string;
  readonly kind: 'key' | 'value' | 'snippet' | 'rule' | NameKind;
  readonly detail?: string;
  readonly documentation?: string;
  /** What explains it when somebody asks; see `explainOffer`. */
  readonly about?: OfferAbout;
  /** Typing one of these takes the offer. */
  readonly commitCharacters?: readonly string[];
  /** Snippet syntax (`$1`, `$0`) where `snippet` is set. */
  readonly insert: string;
  readonly snippet?: true;
  readonly range: Range;
  /** Sorts before what has a larger one. */
  readonly rank: number;
}

type Draft = Omit<CompletionItem, 'range'>;

export interface CompletionList {
  readonly items: readonly CompletionItem[];
  /** There are more: ask again as more is typed. */
  readonly incomplete: boolean;
}

/** What can stand at `offset`, also while its line is half typed. */
export function completionsAt(analysis: Analysis, offset: number): CompletionList {
  const commented = inComment(analysis, offset);
  if (commented) return { items: commented, incomplete: false };
  const cursor = cursorIn(analysis.map, offset);
  const found = drafts(analysis, cursor);
  const incomplete = found.some(({ kind }) => isName(kind)) && found.length >= mostOffers;
  return { items: found.map((draft) => ({ ...draft, range: cursor.range })), incomplete };
}

const isName = (kind: CompletionItem['kind']): boolean =>
  !['key', 'value', 'snippet', 'rule'].includes(kind);

function drafts(analysis: Analysis, cursor: Cursor): Draft[] {
  const { path, position } = cursor;
  const place = typeAt(path);
  if (!place) return [];
  const { type } = place;
  if (position === 'key') {
    if (type.kind === 'names' || type.kind === 'uses') return names(analysis, type.of, cursor);
    if (type.kind === 'list')
      return cursor.flow ? keys(type.keys, cursor, []) : constraintSnippets('- ');
    return inMap(analysis, type, cursor);
  }
  if (position === 'item') {
    if (type.kind === 'names' || type.kind === 'uses') return names(analysis, type.of, cursor);
    if (type.kind !== 'list') return [];
    return [...keys(type.keys, cursor, cursor.before), ...constraintSnippets('')];
  }
  return values(analysis, type, cursor);
}

/** What can stand as a key of the map at the cursor. */
function inMap(analysis: Analysis, type: ValueType, cursor: Cursor): Draft[] {
  const present = presentKeys(analysis, cursor);
  switch (type.kind) {
    case 'object':
      return keys(type.keys, cursor, present);
    case 'entries':
      return entries(analysis, type.declares, cursor, present);
    case 'policies':
      return policies(cursor, present);
    default:
      return [];
  }
}

/** Keys that stand in the map already, the one being typed left out. */
function presentKeys(analysis: Analysis, cursor: Cursor): string[] {
  const { before, typed } = cursor;
  const node = containerOf(analysis, cursor);
  const inTree = node?.kind === 'map' ? node.pairs.map(({ key }) => key.text) : [];
  return [...before, ...inTree].filter((key) => key !== typed.trim());
}

/** The map or list that the cursor stands in, as far as the tree of its file has it. */
function containerOf({ map }: Analysis, { path, range }: Cursor): Node | undefined {
  let node = fileAt(map, range.start).root;
  for (const step of path) node = valueOf(node, step);
  return node;
}

function keys(all: readonly Key[], cursor: Cursor, present: readonly string[]): Draft[] {
  return all
    .filter(({ name }) => !present.includes(name))
    .map((key, rank) => ({
      label: key.name,
      kind: 'key',
      detail: key.required ? 'required' : '',
      about: { is: 'key', path: [...cursor.path, key.name] },
      insert: `${key.name}:${opening(key.type, cursor)}`,
      snippet: true,
      rank,
    }));
}

/** What is typed for the user behind a key and its colon. */
function opening(type: ValueType, { flow, indent }: Cursor): string {
  const deeper = ' '.repeat(indent + 2);
  switch (type.kind) {
    case 'names':
    case 'uses':
    case 'words':
      return ' [$1]';
    case 'object':
    case 'table':
    case 'entries':
    case 'policies':
      return flow ? ' { $1 }' : `\n${deeper}$1`;
    case 'list':
      return flow ? ' [$1]' : `\n${deeper}- $1`;
    default:
      return ' ';
  }
}

/** Names that are used but not declared yet, and a whole new entry. */
function entries(
  analysis: Analysis,
  kind: NameKind,
  cursor: Cursor,
  present: readonly string[],
): Draft[] {
  const { map } = analysis;
  const known = new Set([...declaredNames(map, kind), ...present]);
  known.delete(cursor.typed.trim());
  const used = new Set(referredNames(map, kind));
  for (const name of known) used.delete(name);
  const close = cursor.flow ? ': { $1 }' : ': {}';
  const result = fitting(used, cursor.typed.trim()).names.map((name, rank): Draft => ({
    label: name,
    kind,
    detail: `${kind} used in this map`,
    about: { is: 'name', kind, name },
    insert: snippetText(quoteName(name, cursor.flow ? 'flow' : 'block')) + close,
    snippet: true,
    rank,
  }));
  return cursor.flow ? result : [...result, entrySnippet(kind, cursor)];
}

/** Text that a snippet must not read as its own syntax. */
const snippetText = (text: string): string => text.replace(/[\\$}]/g, '\\$&');

function policies({ flow }: Cursor, present: readonly string[]): Draft[] {
  const preset: Draft = {
    label: 'preset',
    kind: 'key',
    about: { is: 'key', path: ['rules', 'preset'] },
    insert: 'preset: ',
    rank: 0,
  };
  const rules = allRules.map(({ code, points, severity }, rank): Draft => {
    const standard = points
      ? points.kind === 'required'
        ? 'required'
        : signed(points.coupling)
      : (severity ?? '');
    return {
      label: code,
      kind: 'rule',
      detail: standard,
      about: { is: 'rule', code },
      insert: `${code}: `,
      rank: rank + 1,
    };
  });
  return [preset, ...rules].filter(
    ({ label }) => !present.includes(label) && (!flow || label !== ''),
  );
}

function values(analysis: Analysis, type: ValueType, cursor: Cursor): Draft[] {
  const { path, typed } = cursor;
  if (path[0] === 'rules' && path.length === 2 && path[1] !== 'preset') return policyValues(cursor);
  switch (type.kind) {
    case 'choice':
      return choices(type.choices, cursor);
    case 'boolean':
      return choices(
        [
          { value: 'true', description: '' },
          { value: 'false', description: '' },
        ],
        cursor,
      );
    case 'integer':
      return type.minimum === type.maximum
        ? choices([{ value: String(type.minimum), description: '' }], cursor)
        : [];
    case 'name':
      return names(analysis, type.of, cursor);
    case 'names':
    case 'uses':
      return typed === ''
        ? names(analysis, type.of, cursor).map((item) => ({
            ...item,
            insert: `[${item.insert}]`,
          }))
        : [];
    default:
      return [];
  }
}

function policyValues(cursor: Cursor): Draft[] {
  const rule = allRules.find(({ code }) => code === cursor.path[1]);
  const values = [
    ...(rule?.points?.kind === 'points' ? [String(Math.abs(rule.points.coupling))] : []),
    ...['off', 'error', 'warning', 'information', 'hint'],
  ];
  return choices(
    values.map((value) => ({ value, description: '' })),
    cursor,
  );
}

/** Values from a list: nothing else may stand there, so what ends one in a flow map takes it. */
const choices = (all: readonly Choice[], { path, flow }: Cursor): Draft[] =>
  all.map(({ value }, rank) => ({
    label: value,
    kind: 'value',
    about: { is: 'value', path, value },
    insert: value,
    ...(flow && { commitCharacters: [',', '}'] }),
    rank,
  }));

/** The names of a kind that fit what is typed; the recommended project first. */
function names(analysis: Analysis, kind: NameKind, cursor: Cursor): Draft[] {
  const { map, recommended } = analysis;
  const typed = cursor.typed.trim();
  const self = cursor.path[0] === 'services' ? cursor.path[1] : undefined;
  const possible = namesOfKind(map, kind);
  const index = map.model.users.indexes.get(self ?? '') ?? -1;
  const advised =
    kind === 'project' ? recommended.names[recommended.groupOf[index] ?? -1] : undefined;
  if (cursor.position !== 'value')
    for (const name of [...cursor.before, ...presentItems(analysis, cursor)]) possible.delete(name);
  if (advised !== undefined) possible.delete(advised);
  if (kind === 'service' && self !== undefined) possible.delete(self);
  possible.delete(typed);
  const found = fitting(possible, unquoted(typed)).names;
  const draft = (name: string, rank: number, detail: string = kind): Draft => ({
    label: name,
    kind,
    detail,
    about: { is: 'name', kind, name },
    insert: quoteName(name, cursor.flow ? 'flow' : 'block'),
    rank,
  });
  return [
    ...(advised !== undefined && advised !== typed ? [draft(advised, -1, 'recommended')] : []),
    ...found.map((name, rank) => draft(name, rank)),
  ];
}

const unquoted = (typed: string): string => typed.replace(/^["']/, '');

function presentItems(analysis: Analysis, cursor: Cursor): string[] {
  const node = containerOf(analysis, cursor);
  if (node?.kind !== 'list') return [];
  const typed = cursor.typed.trim();
  return node.items.flatMap((item) =>
    item.kind === 'scalar' && item.text !== typed ? [item.text] : [],
  );
}
