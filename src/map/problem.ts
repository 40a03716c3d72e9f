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

/** A sign that is missing; places are counted from the start of the problem's range. */
export interface MissingSign {
  readonly text: string;
  /** Where it has to be put in. */
  readonly at: number;
  /** Where the text begins that may need quotes instead. */
  readonly textAt?: number;
}

/** Something the text gets wrong, at the place where the user can act. */
export interface Problem {
  readonly code: ProblemCode;
  readonly message: string;
  readonly range: Range;
  /** The other ends, for example the first of two equal keys. */
  readonly related?: readonly { readonly message: string; readonly range: Range }[];
  /** What the user most likely meant, where there is such a thing: the text to put at `range`. */
  readonly suggestion?: string;
  /** The sign that is missing. */
  readonly missing?: MissingSign;
  /** Some of what the text says has not been read, so no edit of it can be checked. */
  readonly unread?: true;
}
