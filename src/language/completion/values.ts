import { severities, type NameKind } from '../../map/model.ts';
import type { ParsedMap } from '../../map/parse.ts';
import type { Choice, ValueType } from '../../map/vocabulary.ts';
import { allRules } from '../../rules/index.ts';
import type { Analysis } from '../analysis.ts';
import type { Draft } from '../completion.ts';
import type { Cursor } from '../cursor.ts';
import { namesOfKind } from '../names.ts';
import { standsElsewhere } from '../places.ts';
import { fitting } from './matching.ts';
import { textAt } from './write.ts';

/** What can stand as the value at the cursor. */
export function values(analysis: Analysis, type: ValueType, cursor: Cursor): Draft[] {
  const { path } = cursor;
  if (path[0] === 'rules' && path.length === 2 && path[1] !== 'preset') return policyValues(cursor);
  switch (type.kind) {
    case 'choice':
      return choices(type.choices, cursor);
    case 'boolean':
      return bare(['true', 'false'], cursor);
    case 'integer':
      return type.minimum === type.maximum ? bare([String(type.minimum)], cursor) : [];
    case 'name':
      return names(analysis, type.of, cursor, []);
    case 'names':
    case 'uses':
      return asList(names(analysis, type.of, { ...cursor, flow: true }, []), cursor);
    default:
      return [];
  }
}

/** Items where their whole list is still to be typed. */
export const asList = (items: readonly Draft[], { typed, quotes }: Cursor): Draft[] =>
  typed === '' && !quotes ? items.map((item) => ({ ...item, insert: `[${item.insert}]` })) : [];

/** Whether a value, or an item of a list, is all there: known, and not the start of a longer one. */
export function isWhole({ map }: Analysis, type: ValueType, text: string, more: string): boolean {
  switch (type.kind) {
    case 'choice':
      return type.choices.some(({ value }) => value === text);
    case 'boolean':
      return text === 'true' || text === 'false';
    case 'integer':
      return /^\d+$/.test(text);
    case 'name':
    case 'names':
    case 'uses': {
      const known = [...namesOfKind(map, type.of)].filter((name) => name !== more);
      return known.includes(text) && !known.some((name) => name.startsWith(more));
    }
    default:
      return false;
  }
}

function policyValues(cursor: Cursor): Draft[] {
  const rule = allRules.find(({ code }) => code === cursor.path[1]);
  return [
    ...(rule?.points?.kind === 'points'
      ? bare([String(Math.abs(rule.points.coupling))], cursor)
      : []),
    ...choices(
      ['off', ...severities].map((value) => ({
        value,
        description: '',
      })),
      cursor,
    ).map((draft) => ({
      ...draft,
      // A setting and no name: other tools may well read it as a boolean.
      ...(draft.label === 'off' && !cursor.quotes && !cursor.json && { insert: 'off' }),
      rank: draft.rank + 1,
    })),
  ];
}

/** Values from a list: nothing else may stand there, so what ends one in a flow map takes it. */
const choices = (all: readonly Choice[], cursor: Cursor): Draft[] =>
  all.flatMap(({ value }, rank) => listed(cursor, value, textAt(cursor, value), rank));

/** Values that are no texts: quotes would make them some. */
const bare = (all: readonly string[], cursor: Cursor): Draft[] =>
  cursor.quotes ? [] : all.flatMap((value, rank) => listed(cursor, value, value, rank));

const listed = (
  { path, flow }: Cursor,
  label: string,
  insert: string | undefined,
  rank: number,
): Draft[] =>
  insert === undefined
    ? []
    : [
        {
          label,
          kind: 'value',
          about: { is: 'value', path, value: label },
          insert,
          ...(flow && { commitCharacters: [',', '}'] }),
          rank,
        },
      ];

/** The names of a kind that fit what is typed, without those `present`; the recommended project first. */
export function names(
  analysis: Analysis,
  kind: NameKind,
  cursor: Cursor,
  present: Iterable<string>,
): Draft[] {
  const { map, recommended } = analysis;
  const typed = cursor.typed.trim();
  const self = cursor.path[0] === 'services' ? cursor.path[1] : undefined;
  const possible = namesOfKind(map, kind);
  const index = map.model.users.indexes.get(self ?? '') ?? -1;
  const advised =
    kind === 'project' ? recommended.names[recommended.groupOf[index] ?? -1] : undefined;
  for (const name of present) possible.delete(name);
  if (advised !== undefined) possible.delete(advised);
  if (kind === 'service' && self !== undefined) possible.delete(self);
  const half = halfTyped(analysis, kind, cursor);
  for (const name of half) possible.delete(name);
  const draft = (name: string, rank: number, detail: string = kind): Draft[] => {
    const insert = textAt(cursor, name);
    if (insert === undefined) return [];
    return [{ label: name, kind, detail, about: { is: 'name', kind, name }, insert, rank }];
  };
  return [
    ...(advised !== undefined && !half.includes(advised) ? draft(advised, -1, 'recommended') : []),
    ...fitting(possible, typed).names.flatMap((name, rank) => draft(name, rank)),
  ];
}

/** What stands at the caret is a name of the map, too: none to offer unless it stands elsewhere. */
function halfTyped({ map }: Analysis, kind: NameKind, cursor: Cursor): string[] {
  const { range } = cursor;
  const [typed, word] = wordsAt(map, cursor);
  // The text itself is looked through many times faster than the places of all names.
  const isWritten = map.text.indexOf(word) < range.start || map.text.includes(word, range.end);
  const isElsewhere = typed !== word && isWritten && standsElsewhere(map, kind, word, range);
  return isElsewhere ? [typed] : [typed, word];
}

/** What is typed, and all of the word around the caret. */
export function wordsAt({ text }: ParsedMap, { typed, range }: Cursor): [string, string] {
  const word = text.slice(range.start, range.end).replace(/["']$/, '');
  return [typed.trim(), word.trim()];
}
