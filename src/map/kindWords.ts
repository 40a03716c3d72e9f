import type { NameKind } from './model.ts';

/** What people call a kind of name. */
export const wordOf = (kind: string): string => (kind === 'api' ? 'API' : kind);

/** The same with its article, in the middle of a sentence. */
export const aWordOf = (kind: NameKind): string => `${kind === 'api' ? 'an' : 'a'} ${wordOf(kind)}`;

/** The same at its beginning. */
export const capitalWordOf = (kind: NameKind): string =>
  `${kind === 'api' ? 'An' : 'A'} ${wordOf(kind)}`;
