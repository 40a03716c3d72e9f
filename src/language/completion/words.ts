import type { ServiceMap } from '../../map/model.ts';
import type { Analysis } from '../analysis.ts';
import type { Draft } from '../completion.ts';
import type { Cursor } from '../cursor.ts';
import { fitting } from './matching.ts';
import { wordsAt } from './values.ts';
import { textAt } from './write.ts';

/** Words of a list that the map has elsewhere: traits that a context sends, and environments. */
export function words(
  { map }: Analysis,
  cursor: Cursor,
  present: readonly string[],
): readonly Draft[] {
  const possible = new Set(wordsFor(map.model, cursor.path));
  for (const word of [...present, ...wordsAt(map, cursor)]) possible.delete(word);
  return fitting(possible, cursor.typed.trim()).names.flatMap((label, rank): Draft[] => {
    const insert = textAt(cursor, label);
    return insert === undefined ? [] : [{ label, kind: 'value', insert, rank }];
  });
}

/** What most call their environments, where the map names none yet. */
const usual = ['development', 'staging', 'production'];

function wordsFor(
  { contexts, segments, services }: ServiceMap,
  [section, name = '', key]: readonly string[],
): readonly string[] {
  if (section === 'segments' && key === 'traits') {
    const own = contexts?.get(segments?.get(name)?.context?.text ?? '');
    return (own ? [own] : [...(contexts?.values() ?? [])]).flatMap(({ traits }) =>
      traits.map((trait) => trait.name.text),
    );
  }
  if (section !== 'services' || key !== 'environments') return [];
  const used = services.flatMap(({ environments = [] }) => environments.map(({ text }) => text));
  return used.length === 0 ? usual : used;
}
