import { wordOf } from '../../map/kindWords.ts';
import { addEntry, commit, entriesChange } from '../../map/edits.ts';
import type { Range } from '../../map/text.ts';
import { sectionOf } from '../../map/vocabulary.ts';
import { declaredNames } from '../../rules/declared.ts';
import type { Action } from '../action.ts';
import type { Analysis } from '../analysis.ts';
import { occurrenceAt } from '../places.ts';

/**
 * Declares the name at `range`. Where its section does not exist, all names of its kind are
 * declared: a section for one of them would make the others unknown.
 */
export function declareName({ map }: Analysis, range: Range): Action[] {
  const found = occurrenceAt(map, range.start);
  if (!found || found.role === 'declaration' || found.kind === 'service') return [];
  const { kind, name } = found;
  const section = sectionOf(kind).name;
  const declared = declaredNames(map.model, kind);
  if (declared)
    return declared.has(name.text)
      ? []
      : [
          {
            title: `Declare ${wordOf(kind)} ${name.text}`,
            kind: 'refactor.extract',
            edits: () => addEntry(map, section, name.text),
          },
        ];
  const names = new Set(
    map.occurrences.flatMap((each) => (each.kind === kind ? [each.name.text] : [])),
  );
  return [
    {
      title:
        names.size === 1
          ? `Declare ${wordOf(kind)} ${name.text} under ${section}`
          : `Declare all ${names.size} ${section} in a section`,
      kind: 'refactor.extract',
      edits: () => commit(map, [entriesChange(map, section, [...names].sort())]),
    },
  ];
}
