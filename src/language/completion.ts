import { nameKinds, type NameKind } from '../map/model.ts';
import { pairOf, valueOf, type Node } from '../map/syntax.ts';
import type { Range } from '../map/text.ts';
import { quoteName } from '../map/edits.ts';
import type { Choice, Key, ValueType } from '../map/vocabulary.ts';
import { plural } from '../rules/common.ts';
import { allRules } from '../rules/index.ts';
import type { Analysis } from './analysis.ts';
import { signed } from './balance.ts';
import { cursorAt, type Cursor } from './cursor.ts';
import { typeAt } from './vocabularyAt.ts';

export interface CompletionItem {
  readonly label: string;
  readonly kind: 'key' | 'value' | 'snippet' | 'rule' | NameKind;
  readonly detail?: string;
  readonly documentation?: string;
  /** Snippet syntax (`$1`, `$0`) where `snippet` is set. */
  readonly insert: string;
  readonly snippet?: true;
  readonly range: Range;
  /** Sorts before what has a larger one. */
  readonly rank: number;
}

type Draft = Omit<CompletionItem, 'range'>;

/** What can stand at `offset`, also while its line is half typed. */
export function completionsAt(analysis: Analysis, offset: number): CompletionItem[] {
  const { map } = analysis;
  const cursor = cursorAt(map.text, offset);
  return drafts(analysis, cursor).map((draft) => ({ ...draft, range: cursor.range }));
}

function drafts(analysis: Analysis, cursor: Cursor): Draft[] {
  const { path, position } = cursor;
  const place = typeAt(path);
  if (!place) return [];
  const { type } = place;
  if (position === 'key') {
    if (type.kind === 'names' || type.kind === 'uses')
      return cursor.flow ? names(analysis, type.of, cursor) : listItems(analysis, type.of, cursor);
    if (type.kind === 'list') return cursor.flow ? keys(type.keys, cursor, []) : [];
    return inMap(analysis, type, cursor);
  }
  if (position === 'item') {
    if (type.kind === 'names' || type.kind === 'uses') return names(analysis, type.of, cursor);
    return type.kind === 'list' ? keys(type.keys, cursor, cursor.before) : [];
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
function presentKeys({ map }: Analysis, { path, before, typed }: Cursor): string[] {
  let node: Node | undefined = map.root;
  for (const step of path) node = valueOf(node, step);
  const inTree = node?.kind === 'map' ? node.pairs.map(({ key }) => key.text) : [];
  return [...before, ...inTree].filter((key) => key !== typed.trim());
}

function keys(all: readonly Key[], cursor: Cursor, present: readonly string[]): Draft[] {
  return all
    .filter(({ name }) => !present.includes(name))
    .map((key, rank) => ({
      label: key.name,
      kind: 'key',
      detail: key.required ? 'required' : '',
      documentation: `${key.description}\n\nExample: \`${key.name}: ${key.example}\``,
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

/** Names that are used but not declared yet; for services a whole new entry too. */
function entries(
  analysis: Analysis,
  kind: NameKind,
  cursor: Cursor,
  present: readonly string[],
): Draft[] {
  const used = usedNames(analysis, kind).filter((name) => !present.includes(name));
  const close = cursor.flow ? ': { $1 }' : ': {}';
  const result: Draft[] = used.map((name, rank) => ({
    label: name,
    kind,
    detail: `${kind} used in this map`,
    insert: cursor.flow
      ? snippetText(quoteName(name, 'flow')) + close
      : `${snippetText(quoteName(name, 'block'))}${close}`,
    snippet: true,
    rank,
  }));
  if (kind === 'service' && !cursor.flow) {
    const deeper = ' '.repeat(cursor.indent + 2);
    result.push({
      label: 'new service',
      kind: 'snippet',
      documentation: 'A service with its owner, project, databases and APIs.',
      insert: `\${1:name}:\n${deeper}owner: \${2:team}\n${deeper}project: \${3:project}\n${deeper}databases: [\${4}]\n${deeper}consumesApis: [\${5}]\n${deeper}flags: [\${6}]`,
      snippet: true,
      rank: used.length,
    });
  }
  return result;
}

/** Text that a snippet must not read as its own syntax. */
const snippetText = (text: string): string => text.replace(/[\\$}]/g, '\\$&');

function policies({ flow }: Cursor, present: readonly string[]): Draft[] {
  const preset: Draft = {
    label: 'preset',
    kind: 'key',
    documentation:
      'Which advice the points follow: coupling (the guide) or fewer-projects (Flagsmith’s later page).',
    insert: 'preset: ',
    rank: 0,
  };
  const rules = allRules.map(({ code, title, what, points, severity }, rank): Draft => {
    const standard = points
      ? points.kind === 'required'
        ? 'required'
        : signed(points.coupling)
      : (severity ?? '');
    return {
      label: code,
      kind: 'rule',
      detail: standard,
      documentation: `**${title}.** ${what}`,
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
  if (path[0] === 'rules' && path.length === 2 && path[1] !== 'preset')
    return policyValues(path[1] ?? '');
  switch (type.kind) {
    case 'choice':
      return choices(type.choices);
    case 'boolean':
      return choices([
        { value: 'true', description: '' },
        { value: 'false', description: '' },
      ]);
    case 'integer':
      return type.minimum === type.maximum
        ? choices([{ value: String(type.minimum), description: '' }])
        : [];
    case 'name':
      return names(analysis, type.of, cursor);
    case 'names':
    case 'uses':
      return typed === ''
        ? listItems(analysis, type.of, cursor).map((item) => ({
            ...item,
            insert: `[${item.insert}]`,
          }))
        : [];
    default:
      return [];
  }
}

function policyValues(code: string): Draft[] {
  const rule = allRules.find((other) => other.code === code);
  const points =
    rule?.points?.kind === 'points'
      ? choices([
          { value: String(Math.abs(rule.points.coupling)), description: 'The default points.' },
        ])
      : [];
  return [
    ...points,
    ...choices([
      { value: 'off', description: 'Neither counted nor reported.' },
      { value: 'error', description: 'Report as an error.' },
      { value: 'warning', description: 'Report as a warning.' },
      { value: 'information', description: 'Report as information.' },
      { value: 'hint', description: 'Report as a hint.' },
    ]),
  ].map((item, rank) => ({ ...item, rank }));
}

const choices = (all: readonly Choice[]): Draft[] =>
  all.map(({ value, description }, rank) => ({
    label: value,
    kind: 'value',
    ...(description !== '' && { documentation: description }),
    insert: value,
    rank,
  }));

const listItems = (analysis: Analysis, of: NameKind, cursor: Cursor): Draft[] =>
  names(analysis, of, cursor);

/** The names of a kind, with how often each is used; the recommended project first. */
function names(analysis: Analysis, kind: NameKind, cursor: Cursor): Draft[] {
  const { map, recommended } = analysis;
  const self = cursor.path[0] === 'services' ? cursor.path[1] : undefined;
  const taken = new Set(
    cursor.position === 'value' ? [] : [...cursor.before, ...presentItems(analysis, cursor)],
  );
  const uses = new Map<string, number>();
  for (const { kind: of, role, name } of map.occurrences)
    if (of === kind)
      uses.set(name.text, (uses.get(name.text) ?? 0) + (role === 'reference' ? 1 : 0));
  const index = map.model.services.findIndex(({ name }) => name.text === self);
  const advised =
    kind === 'project' ? recommended.names[recommended.groupOf[index] ?? -1] : undefined;
  if (advised !== undefined && !uses.has(advised)) uses.set(advised, 0);
  return [...uses]
    .filter(
      ([name]) =>
        !taken.has(name) && !(kind === 'service' && name === self) && name !== cursor.typed.trim(),
    )
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, count], rank) => ({
      label: name,
      kind,
      detail: name === advised ? 'recommended' : `${kind}, ${plural(count, 'use')}`,
      insert: quoteName(name, cursor.flow ? 'flow' : 'block'),
      rank: name === advised ? -1 : rank,
    }));
}

function presentItems({ map }: Analysis, { path, typed }: Cursor): string[] {
  let node: Node | undefined = map.root;
  for (const step of path) node = pairOf(node, step)?.value;
  if (node?.kind !== 'list') return [];
  return node.items.flatMap((item) =>
    item.kind === 'scalar' && item.text !== typed.trim() ? [item.text] : [],
  );
}

function usedNames({ map }: Analysis, kind: NameKind): string[] {
  if (!nameKinds.includes(kind)) return [];
  const names = map.occurrences
    .filter((found) => found.kind === kind && found.role === 'reference')
    .map(({ name }) => name.text);
  return [...new Set(names)].sort();
}
