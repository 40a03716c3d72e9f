import type { Range } from './text.ts';

/** Codes of what can be wrong with the text itself; each has a page under `docs/rules`. */
export type ProblemCode =
  | 'syntax'
  | 'not-text'
  | 'tab-indentation'
  | 'merge-conflict'
  | 'merge-key'
  | 'unknown-key'
  | 'missing-key'
  | 'wrong-type'
  | 'duplicate'
  | 'ambiguous-name';

/** Something the text gets wrong, at the place where the user can act. */
export interface Problem {
  readonly code: ProblemCode;
  readonly message: string;
  readonly range: Range;
  /** The other ends, for example the first of two equal keys. */
  readonly related?: readonly { readonly message: string; readonly range: Range }[];
  /** What the user most likely meant, where there is such a thing: the text to put at `range`. */
  readonly suggestion?: string;
  /** Some of what the text says has not been read, so no edit of it can be checked. */
  readonly unread?: true;
}
