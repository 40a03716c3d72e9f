import type { NameKind } from './model.ts';

/**
 * Every key of a service map, once: hover, completion, validation, the JSON Schema and the
 * reference page are all made from this table.
 */
export interface Key {
  readonly name: string;
  /** One line, shown wherever the key is explained. */
  readonly description: string;
  readonly type: ValueType;
  readonly required?: true;
  /** A value as one would write it, for the reference page. */
  readonly example: string;
}

export interface Choice {
  readonly value: string;
  readonly description: string;
}

/** What a path in the workspace leads to: another file of the map, any file, or a folder. */
export type PathTarget = 'map' | 'file' | 'folder';

export type ValueType =
  /** With `path`: the path of such a thing, or a web address. */
  | { readonly kind: 'text'; readonly path?: PathTarget }
  | { readonly kind: 'integer'; readonly minimum: number; readonly maximum?: number }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'choice'; readonly choices: readonly Choice[] }
  /** A name that is declared elsewhere. */
  | { readonly kind: 'name'; readonly of: NameKind }
  | { readonly kind: 'names'; readonly of: NameKind }
  /** A list of words that nothing declares; with `path`, of paths and globs. */
  | { readonly kind: 'words'; readonly path?: PathTarget }
  /** A list of names, or a map from name to one of the choices. */
  | { readonly kind: 'uses'; readonly of: NameKind; readonly choices: readonly Choice[] }
  /** A map from free words to one of the choices. */
  | { readonly kind: 'table'; readonly choices: readonly Choice[] }
  | { readonly kind: 'object'; readonly keys: readonly Key[] }
  /** A map from name to an object: the declarations of one kind. */
  | { readonly kind: 'entries'; readonly declares: NameKind; readonly keys: readonly Key[] }
  /** A list of objects, each with at least one of the keys `oneOf`, which list two names or more. */
  | { readonly kind: 'list'; readonly keys: readonly Key[]; readonly oneOf: readonly string[] }
  /** The codes of rules with their points, severity or `off`; the rules bring the codes. */
  | { readonly kind: 'policies'; readonly presets: readonly Choice[] };

/** A table of values and what they mean, as choices. */
export const choices = (table: Record<string, string>): Choice[] =>
  Object.entries(table).map(([value, description]) => ({ value, description }));

export const text: ValueType = { kind: 'text' };
export const pathTo = (path: PathTarget): ValueType => ({ kind: 'text', path });
export const names = (of: NameKind): ValueType => ({ kind: 'names', of });
export const nameOf = (of: NameKind): ValueType => ({ kind: 'name', of });
export const count: ValueType = { kind: 'integer', minimum: 0 };
