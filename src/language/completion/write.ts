import { doubleQuoted, quoteName } from '../../map/edits.ts';
import type { ValueType } from '../../map/vocabulary.ts';
import type { Cursor } from '../cursor.ts';

/** How offers are written at a caret: in its quotes, in the style of its file. */

/** Text that a snippet must not read as its own syntax. */
const snippetText = (text: string): string => text.replace(/[\\$}]/g, '\\$&');

/** What a snippet inserts where nobody can fill in its places: their first suggestions. */
export const plainSnippet = (snippet: string): string =>
  snippet.replace(
    /\\([\\$}])|\$(?:\d+|\{\d+\}|\{\d+:((?:\\.|[^\\}])*)\}|\{\d+\|((?:\\.|[^\\,|])*)[^}]*\})/g,
    (_, escaped?: string, text?: string, choice?: string) =>
      escaped ?? (text ?? choice ?? '').replace(/\\(.)/g, '$1'),
  );

/** A name or a word as text; undefined where the quotes around the caret cannot hold it. */
export function textAt({ quotes, json, flow }: Cursor, text: string): string | undefined {
  if (!quotes) return json ? doubleQuoted(text) : quoteName(text, flow ? 'flow' : 'block');
  const close = quotes.closed ? '' : quotes.mark;
  if (quotes.mark === '"') return doubleQuoted(text).slice(1, -1) + close;
  return /\p{C}/u.test(text) ? undefined : text.replaceAll("'", "''") + close;
}

/** A key, and as a snippet what comes behind its colon, which may stand there already. */
export function keyAt(cursor: Cursor, name: string, value: string): string | undefined {
  const key = textAt(cursor, name);
  return key === undefined || cursor.colon
    ? key && snippetText(key)
    : `${snippetText(key)}:${value}`;
}

/**
 * What is typed for the user behind a key and its colon, as a snippet. Lines below it have all of
 * their indentation; where `lines` is false there are none.
 */
export function opening(type: ValueType, { flow, json, indent }: Cursor, lines: boolean): string {
  const below = lines && !flow ? `\n${' '.repeat(indent + 2)}` : undefined;
  switch (type.kind) {
    case 'names':
    case 'uses':
    case 'words':
      return ' [$1]';
    case 'object':
    case 'table':
    case 'entries':
    case 'policies':
      return below === undefined ? ' { $1 }' : `${below}$1`;
    case 'list':
      return below === undefined ? ' [$1]' : `${below}- $1`;
    case 'integer':
    case 'boolean':
      return ' $0';
    default:
      return json ? ' "$0"' : ' $0';
  }
}
