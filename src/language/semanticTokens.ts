import type { NameKind } from '../map/model.ts';
import type { Node, Pair } from '../map/syntax.ts';
import type { Range } from '../map/text.ts';
import { rootKeys, type ValueType } from '../map/vocabulary.ts';
import type { Analysis } from './analysis.ts';
import { countUntil, inside, occurrencesIn } from './places.ts';
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
  const near = findings.slice(
    countUntil(findings, (finding) => finding.range.start >= range.start),
    countUntil(findings, (finding) => finding.range.start > range.end),
  );
  const unused = new Set(
    near.flatMap(({ code, range: { start } }) => (code === 'unused-declaration' ? [start] : [])),
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
  if (type.kind === 'names' || type.kind === 'words') return;
  const entries = entriesOf(node);
  for (let i = countUntil(entries, (entry) => entry.range.end >= range.start); ; i++) {
    const entry = entries[i];
    if (!entry || entry.range.start > range.end) return;
    if (!('key' in entry)) addChoices(entry, type, range, tokens);
    else {
      const place = typeBelow(type, entry.key.text);
      if (place) addChoices(entry.value, place.type, range, tokens);
    }
  }
}

const entriesOf = (node: Exclude<Node, { kind: 'scalar' }>): readonly (Node | Pair)[] =>
  node.kind === 'map' ? node.pairs : node.items;
