import { aWordOf, capitalWordOf } from '../map/kindWords.ts';
import { renameAt } from '../map/edits.ts';
import type { Range, TextEdit } from '../map/text.ts';
import type { Analysis } from './analysis.ts';
import { occurrenceAt, referencesOf } from './places.ts';

/** The name that would be renamed: where it stands, quotes included, and how it reads now. */
export interface Renamable {
  readonly range: Range;
  readonly name: string;
}

/** Edits at every place of the name, or why there are none, in a sentence for the user. */
export type Renaming =
  | { readonly edits: readonly TextEdit[]; readonly refused?: undefined }
  | { readonly refused: string; readonly edits?: undefined };

export function renamableAt({ map }: Analysis, offset: number): Renamable | undefined {
  const found = occurrenceAt(map, offset);
  return found && { range: found.name.range, name: found.name.text };
}

/** Gives the name at `offset` a new text wherever it is declared or used. */
export function renameName({ map }: Analysis, offset: number, given: string): Renaming {
  const found = occurrenceAt(map, offset);
  if (!found) return { refused: 'There is no name to rename here.' };
  const newName = given.trim();
  const {
    kind,
    name: { text: old },
  } = found;
  if (newName === '') return { refused: `${capitalWordOf(kind)} needs a name.` };
  if (/[\r\n]/.test(newName)) return { refused: 'A name stands on one line.' };
  if (newName === old) return { edits: [] };
  if (map.occurrences.some((other) => other.kind === kind && other.name.text === newName))
    return {
      refused:
        `There is ${aWordOf(kind)} "${newName}" already: the two would become one.` +
        (kind === 'project' ? ' To join two projects, use the refactoring that merges them.' : ''),
    };
  const edits = renameAt(map, referencesOf(map, found), newName);
  return edits
    ? { edits }
    : { refused: `${old} cannot be renamed to "${newName}" without changing anything else.` };
}
