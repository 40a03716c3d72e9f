import { ambiguity } from '../ambiguity.ts';
import type { ParsedMap } from '../parse.ts';
import type { ScalarNode } from '../syntax.ts';

const plain = /^[\p{L}\p{N}_/][\p{L}\p{N}_./@()+ -]*$/u;

/**
 * A text written so that it reads back as the same text everywhere: plain where that is safe,
 * else in double quotes. `block` and `flow` name where it will stand.
 */
export function quoteName(text: string, where: 'block' | 'flow'): string {
  const safe = plain.test(text) && !/ $/.test(text) && ambiguity(text) === undefined;
  return safe && (where === 'block' || !/[,[\]{}]/.test(text)) ? text : JSON.stringify(text);
}

/** `text` in the quotes of the scalar that it replaces. */
export function quoteLike(text: string, before: ScalarNode, where: 'block' | 'flow'): string {
  if (before.style === 'double') return JSON.stringify(text);
  if (before.style === 'single' && !/[\r\n]/.test(text)) return `'${text.replaceAll("'", "''")}'`;
  return quoteName(text, where);
}

/** Whether the file is JSON, where every name needs double quotes and comments do not exist. */
export const isJson = ({ root }: ParsedMap): boolean =>
  root?.kind === 'map' && root.flow && root.pairs[0]?.key.style === 'double';
