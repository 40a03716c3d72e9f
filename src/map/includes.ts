import { cut } from './cut.ts';
import type { Name } from './model.ts';
import { readPart } from './part.ts';
import { valueOf, type Node } from './syntax.ts';
import { createLineIndex } from './text.ts';
import { toName } from './values.ts';

/** What became of one entry of `include:`. */
export type IncludeOutcome =
  | { readonly kind: 'found'; readonly files: readonly string[] }
  /** No file has that name, or that form of name. */
  | {
      readonly kind: 'missing';
      /** URI that a file of that name would have, where nothing stands in its way. */
      readonly file?: string;
      /** The path that was most likely meant, as it would be written. */
      readonly nearest?: string;
    }
  /** It leads out of the workspace. */
  | { readonly kind: 'outside' }
  /** The file includes, by way of others, the one that it stands in; from the folder of the map. */
  | { readonly kind: 'cycle'; readonly file: string }
  /** There are more files than one map may have. */
  | { readonly kind: 'too many'; readonly most: number };

/** One entry of `include:`, with what became of it once somebody has looked. */
export interface Include {
  /** The file that says it. */
  readonly file: string;
  readonly name: Name;
  readonly outcome: IncludeOutcome | undefined;
}

/** The patterns under `include:` in the tree of a file. */
export function includesOf(root: Node | undefined): readonly Name[] {
  const list = valueOf(root, 'include');
  if (list?.kind !== 'list') return [];
  return list.items.flatMap((item) =>
    item.kind === 'scalar' && item.text !== '' ? [toName(item)] : [],
  );
}

/** The patterns in a text of which nothing else is read. */
export function includesIn(text: string): readonly string[] {
  if (!text.includes('include')) return [];
  const pieces = cut(text, createLineIndex(text)) ?? [
    { role: 'file' as const, section: '', start: 0, end: text.length },
  ];
  return pieces
    .filter(({ role }) => role !== 'entry')
    .map((piece) => ({ piece, written: text.slice(piece.start, piece.end) }))
    .filter(({ written }) => /^["']?include["']?\s*:/m.test(written))
    .flatMap(({ piece, written }) => includesOf(readPart(piece, written).root))
    .map(({ text: pattern }) => pattern);
}
