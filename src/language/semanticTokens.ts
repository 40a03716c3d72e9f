import type { NameKind } from '../map/model.ts';
import type { Node } from '../map/syntax.ts';
import type { Range } from '../map/text.ts';
import { rootKeys, type ValueType } from '../map/vocabulary.ts';
import type { Analysis } from './analysis.ts';
import { inside, occurrencesIn, touches } from './places.ts';
import { typeBelow } from './vocabularyAt.ts';

export interface SemanticToken {
  readonly range: Range;
  /** A name by its kind, or one of the words that a key takes. */
  readonly kind: NameKind | 'choice';
  readonly modifiers: readonly TokenModifier[];
}

export const tokenModifiers = ['declaration', 'unused'] as const;
export type TokenModifier = (typeof tokenModifiers)[number];

const declaration: readonly TokenModifier[] = ['declaration'];
const leftOver: readonly TokenModifier[] = ['declaration', 'unused'];

/**
 * The names and words of `range`, in the order of the text, on one line each and never
 * overlapping. Keys of the file format are left to the grammar.
 */
export function semanticTokensIn({ map, findings }: Analysis, range: Range): SemanticToken[] {
  const unused = new Set(
    findings.flatMap((finding) =>
      finding.code === 'unused-declaration' ? [finding.range.start] : [],
    ),
  );
  const tokens: SemanticToken[] = occurrencesIn(map, range).map(({ kind, role, name }) => ({
    range: name.range,
    kind,
    modifiers: role === 'reference' ? [] : unused.has(name.range.start) ? leftOver : declaration,
  }));
  if (map.root) addChoices(map.root, { kind: 'object', keys: rootKeys }, range, tokens);
  let last = range.start;
  return tokens
    .sort((a, b) => a.range.start - b.range.start)
    .filter(({ range: token }) => {
      // An alias stands once for all the names behind it.
      const shown =
        token.start >= last &&
        token.end > token.start &&
        inside(range, token) &&
        !/[\r\n]/.test(map.text.slice(token.start, token.end));
      if (shown) last = token.end;
      return shown;
    });
}

/** The words of a key that takes one of a few, such as `server` and `client`. */
function addChoices(node: Node, type: ValueType, range: Range, tokens: SemanticToken[]): void {
  if (node.kind === 'scalar') {
    if (type.kind === 'choice' && type.choices.some(({ value }) => value === node.text))
      tokens.push({ range: node.range, kind: 'choice', modifiers: [] });
    return;
  }
  const within = type.kind === 'names' || type.kind === 'words' ? [] : entriesOf(node);
  for (const { key, value } of within) {
    if (!touches(range, value.range)) continue;
    const place = key === undefined ? { type } : typeBelow(type, key);
    if (place) addChoices(value, place.type, range, tokens);
  }
}

const entriesOf = (
  node: Exclude<Node, { kind: 'scalar' }>,
): readonly { readonly key?: string; readonly value: Node }[] =>
  node.kind === 'map'
    ? node.pairs.map(({ key, value }) => ({ key: key.text, value }))
    : node.items.map((value) => ({ value }));
