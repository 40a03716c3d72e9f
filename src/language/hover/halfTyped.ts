import { nameKinds } from '../../map/model.ts';
import type { Analysis } from '../analysis.ts';
import { cursorIn } from '../cursor.ts';
import { isNamed } from '../names.ts';
import { typeAt, typeBelow } from '../vocabularyAt.ts';
import { choicesAt, tellKey, tellValue, type About } from './keys.ts';
import { aboutNamed } from './names.ts';

const partOfWord = /[^\s,:[\]{}#"']/;

/** A word of a line that cannot be read yet: a key, a value or a name as far as it is one. */
export function aboutTyped(analysis: Analysis, offset: number): About | undefined {
  const { map } = analysis;
  const at = (i: number): boolean => partOfWord.test(map.text.charAt(i));
  let start = offset;
  let end = offset;
  while (start > 0 && at(start - 1)) start--;
  while (end < map.text.length && at(end)) end++;
  if (start === end) return undefined;
  const cursor = cursorIn(map, end);
  if (!cursor) return undefined;
  const { path, position, typed } = cursor;
  const word = typed.trim();
  const markdown = tell(analysis, path, position, word);
  if (word !== map.text.slice(start, end) || markdown === undefined) return undefined;
  return { markdown, range: { start, end } };
}

function tell(
  analysis: Analysis,
  path: readonly string[],
  position: 'key' | 'value' | 'item',
  word: string,
): string | undefined {
  const type = typeAt(path)?.type;
  if (!type) return undefined;
  const kind =
    type.kind === 'name' || type.kind === 'names' || type.kind === 'uses' ? type.of : undefined;
  if (kind !== undefined && nameKinds.includes(kind))
    return isNamed(analysis.map, kind, word)
      ? aboutNamed(analysis, { kind, name: { text: word } })
      : undefined;
  if (position === 'value')
    return choicesAt(path).some(({ value }) => value === word)
      ? tellValue(analysis, path, word)
      : undefined;
  return typeBelow(type, word)?.key || path[0] === 'rules'
    ? tellKey(analysis, [...path, word])
    : undefined;
}
