import { plural } from '../rules/common.ts';
import type { Range } from '../map/text.ts';
import type { NameKind } from '../map/model.ts';
import type { MapFile } from '../map/parse.ts';
import type { Node, Pair } from '../map/syntax.ts';
import { rootKeys } from '../map/vocabulary.ts';

export interface OutlineItem {
  readonly name: string;
  readonly detail?: string;
  readonly kind: 'section' | 'key' | NameKind;
  readonly range: Range;
  /** The name itself, inside `range`. */
  readonly selection: Range;
  readonly children: readonly OutlineItem[];
}

/** A file as a tree: sections, what they declare, and the keys of each. */
export function outlineOf({ root }: MapFile): OutlineItem[] {
  if (root?.kind !== 'map') return [];
  return root.pairs.map((pair) => {
    const type = rootKeys.find(({ name }) => name === pair.key.text)?.type;
    const declares = type?.kind === 'entries' ? type.declares : undefined;
    return item(pair, 'section', (child) =>
      item(child, declares ?? 'key', (key) => item(key, 'key', () => undefined)),
    );
  });
}

function item(
  pair: Pair,
  kind: OutlineItem['kind'],
  below: (child: Pair) => OutlineItem | undefined,
): OutlineItem {
  const children =
    pair.value.kind === 'map' ? pair.value.pairs.flatMap((child) => below(child) ?? []) : [];
  const detail = summary(pair.value);
  return {
    name: pair.key.text || '(no name)',
    ...(detail !== '' && { detail }),
    kind,
    range: pair.range,
    selection: pair.key.range,
    children,
  };
}

function summary(value: Node): string {
  if (value.kind === 'scalar') return value.text.slice(0, 60);
  if (value.kind === 'list')
    return value.items.length === 0 ? '' : plural(value.items.length, 'item');
  const project = value.pairs.find(({ key }) => key.text === 'project')?.value;
  return project?.kind === 'scalar' ? project.text : '';
}
