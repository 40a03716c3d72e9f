import { ambiguity } from '../ambiguity.ts';
import type { ParsedMap } from '../parse.ts';
import type { ScalarNode } from '../syntax.ts';
import { rootKeys, type ValueType } from '../vocabulary.ts';

/** Where a scalar will stand: between brackets more characters have a meaning. */
export type Context = 'block' | 'flow';

const edge = String.raw`[\p{L}\p{N}_/]`;
const plainIn = (more: string): RegExp =>
  new RegExp(
    String.raw`^(?:\.{1,2}/)*${edge}(?:[\p{L}\p{N}\p{M}_./*@()+ ${more}-]*[\p{L}\p{N}\p{M}_./@()+-])?$`,
    'u',
  );
const plain: Readonly<Record<Context, RegExp>> = {
  flow: plainIn(''),
  block: plainIn(String.raw`,;!?'"=&%`),
};

/**
 * A text written so that it reads back as the same text everywhere: plain where that is safe,
 * also with tools that read YAML 1.1, else in double quotes.
 */
export function quoteName(text: string, where: Context): string {
  return plain[where].test(text) && ambiguity(text) === undefined ? text : doubleQuoted(text);
}

/** In double quotes, which JSON and YAML read alike; what an editor cannot show is escaped. */
export function doubleQuoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A name as this file writes names. */
export const nameIn = (map: ParsedMap, text: string, where: Context): string =>
  isJson(map) ? doubleQuoted(text) : quoteName(text, where);

/** `text` in the quotes of the scalar that it replaces. */
export function quoteLike(text: string, before: ScalarNode, where: Context): string {
  if (before.style === 'double') return doubleQuoted(text);
  const inSingle = before.style === 'single' && !/[^\P{C}\t]|[\u2028\u2029]/u.test(text);
  return inSingle ? `'${text.replaceAll("'", "''")}'` : quoteName(text, where);
}

/** Whether the file is JSON, where every text needs double quotes and comments do not exist. */
export const isJson = ({ root }: ParsedMap): boolean =>
  root?.kind === 'map' && root.flow && (root.pairs[0]?.key.style ?? 'double') === 'double';

/** A value as the key at `path` takes it: numbers, true and false bare, everything else as text. */
export function valueIn(
  map: ParsedMap,
  path: readonly string[],
  value: string,
  where: Context,
): string {
  return isBare(typeOf(path), value, isJson(map)) ? value : nameIn(map, value, where);
}

/** Whether the key at `path` takes `value` without quotes. */
export const isBareAt = (map: ParsedMap, path: readonly string[], value: string): boolean =>
  isBare(typeOf(path), value, isJson(map));

function isBare(type: ValueType | undefined, value: string, json: boolean): boolean {
  const number = /^-?(?:0|[1-9]\d{0,14})$/.test(value);
  if (type?.kind === 'integer') return number;
  if (type?.kind === 'boolean') return value === 'true' || value === 'false';
  return type?.kind === 'policies' && (number || (!json && /^[a-z]+$/.test(value)));
}

/** What the vocabulary says stands at `path`; `policies` for a value inside `rules`. */
export function typeOf(path: readonly string[]): ValueType | undefined {
  const [section, ...rest] = path;
  const type = rootKeys.find(({ name }) => name === section)?.type;
  if (type?.kind === 'policies') return rest.length === 1 ? type : undefined;
  const key = type?.kind === 'entries' ? rest[1] : rest[0];
  if (key === undefined) return type;
  return type && 'keys' in type ? type.keys.find(({ name }) => name === key)?.type : undefined;
}
