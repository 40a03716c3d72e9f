import type { ParsedMap } from '../parse.ts';
import type { ProblemCode } from '../problem.ts';
import type { Range, TextEdit } from '../text.ts';
import { dataOf, sameData, type Data } from './data.ts';

/** One change: the edits that make it, and what the text is meant to say afterwards. */
export interface Change {
  readonly edits: readonly TextEdit[];
  /** May change `before` itself, which nothing else holds. */
  intend(before: Data): Data;
}

/** Text edits, or undefined where none could be made that do just what was meant. */
export type Edits = readonly TextEdit[] | undefined;

/**
 * The edits of all changes together. They are made on a copy, read again, and given out only
 * if the text then says just what was intended and is no more broken than before; otherwise
 * undefined: an edit is refused rather than wrong. So it is where it would take away what nobody
 * has understood, such as a line that is half typed.
 */
export function commit(map: ParsedMap, changes: readonly (Change | undefined)[]): Edits {
  const made: Change[] = [];
  for (const change of changes) {
    if (!change) return undefined;
    made.push(change);
  }
  const edits = made.flatMap((change) => change.edits);
  if (edits.length === 0) return edits;
  if (!isEditable(map) || edits.some(({ range }) => isBroken(map, range))) return undefined;
  const intended = made.reduce((data, change) => change.intend(data), dataOf(map.root));
  return checked(map, edits, (after) => sameData(rooted(dataOf(after.root)), rooted(intended)));
}

/**
 * `edits`, if the text afterwards is no more broken than before and `expect` holds for it; none
 * for a map that has not been read as a whole, of which nobody could tell.
 */
export function checked(
  map: ParsedMap,
  edits: Edits,
  expect: (after: ParsedMap) => boolean,
): Edits {
  if (!isEditable(map)) return undefined;
  const broken = brokenIn(map);
  const fine =
    edits &&
    map.suppose(
      edits,
      (after) => brokenIn(after) <= broken && staysJson(map, after) && expect(after),
    );
  return fine === true ? edits : undefined;
}

/** Whether an edit of the map can be checked: all that it says has been read. */
export const isEditable = ({ problems }: ParsedMap): boolean =>
  problems.every(({ unread }) => unread !== true);

/** How many problems say that the text itself cannot be read as it stands. */
export const brokenIn = ({ problems }: ParsedMap): number =>
  problems.filter(({ code }) => unreadable.has(code)).length;

/** Whether something in the range has not been understood; tabs have been, where they stand out. */
const isBroken = ({ problems }: ParsedMap, { start, end }: Range): boolean =>
  problems.some(
    ({ code, range }) =>
      unreadable.has(code) && code !== 'tab-indentation' && range.start < end && start < range.end,
  );

/** Codes that say the text itself cannot be read as it stands. */
const unreadable: ReadonlySet<ProblemCode> = new Set([
  'syntax',
  'not-text',
  'tab-indentation',
  'merge-conflict',
]);

/** A file without any key says as little as an empty one. */
const rooted = (data: Data): Data => (data instanceof Map && data.size === 0 ? null : data);

/** JSON is a subset of YAML: what YAML can read may be no JSON any more. */
const staysJson = (before: ParsedMap, after: ParsedMap): boolean =>
  before.files.every(({ text }, i) => {
    const now = after.files[i]?.text ?? '';
    return text === now || !looksLikeJson(text) || !isStrictJson(text) || isStrictJson(now);
  });

const looksLikeJson = (text: string): boolean => /^\ufeff?\s*\{/.test(text);

function isStrictJson(text: string): boolean {
  try {
    JSON.parse(text.replace(/^\ufeff/, ''));
    return true;
  } catch {
    return false;
  }
}
