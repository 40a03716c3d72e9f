import { ambiguity } from './ambiguity.ts';
import type { Name, NameKind } from './model.ts';
import type { Problem } from './problem.ts';
import type { Node, Pair, ScalarNode } from './syntax.ts';
import { partOf, type Range } from './text.ts';
import type { Key } from './vocabulary.ts';

/** One place where a name is declared or referred to. */
export interface Occurrence {
  readonly kind: NameKind;
  readonly role: 'declaration' | 'reference';
  readonly name: Name;
  /** The key it stands behind, for example `owner`; the section for a declaration. */
  readonly key: string;
  /** The declaration it stands in, if any: of which kind and name. */
  readonly within?: { readonly kind: NameKind; readonly name: string };
  readonly style: ScalarNode['style'];
}

export interface Validation {
  readonly problems: Problem[];
  /** In the order of the text. */
  readonly occurrences: Occurrence[];
}

export interface Walk extends Validation {
  readonly within?: { readonly kind: NameKind; readonly name: string };
}

export const wrong = (message: string, range: Range, suggestion?: string): Problem => ({
  code: 'wrong-type',
  message,
  range,
  ...(suggestion !== undefined && { suggestion }),
});

export const missing = (message: string, range: Range, suggestion: string): Problem => ({
  code: 'missing-key',
  message,
  range,
  suggestion,
});

/** The start of a collection is enough to point at: its whole range may be the file. */
export const firstOf = (node: Node): Range =>
  node.kind === 'scalar'
    ? node.range
    : partOf(node.range, 0, Math.min(1, node.range.end - node.range.start));

export function emptyValue(node: Node, key: Key, walk: Walk): void {
  walk.problems.push(
    wrong(`"${key.name}" has no value yet, for example ${key.example}.`, node.range),
  );
}

export const orList = (values: readonly string[]): string =>
  values.length < 2
    ? values.join('')
    : `${values.slice(0, -1).join(', ')} or ${values.at(-1) ?? ''}`;

export function checkDuplicates(pairs: readonly Pair[], walk: Walk): void {
  const seen = new Map<string, Range>();
  for (const { key } of pairs) {
    const first = seen.get(key.text);
    if (!first) seen.set(key.text, key.range);
    else
      walk.problems.push({
        code: 'duplicate',
        message: `"${key.text}" stands here twice; only the first one counts.`,
        range: key.range,
        related: [{ message: `The first "${key.text}".`, range: first }],
      });
  }
}

export function occurrence(
  node: ScalarNode,
  kind: NameKind,
  role: Occurrence['role'],
  key: string,
  walk: Walk,
): void {
  walk.occurrences.push({
    kind,
    role,
    name: node,
    key,
    style: node.style,
    ...(walk.within && { within: walk.within }),
  });
  const readAs = node.style === 'plain' ? ambiguity(node.text) : undefined;
  if (readAs !== undefined)
    walk.problems.push({
      code: 'ambiguous-name',
      message: `Many YAML tools read ${node.text} as ${readAs}. Put the name in quotes.`,
      range: node.range,
      suggestion: `"${node.text}"`,
    });
}
