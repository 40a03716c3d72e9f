import { isAliased } from '../edit/layout.ts';
import type { ParsedMap } from '../parse.ts';
import type { Node, ScalarNode } from '../syntax.ts';
import type { Range } from '../text.ts';

/** What formatting does not look into: scalars and aliases, in the order of the text. */
export interface Fixed {
  readonly range: Range;
  readonly alias: boolean;
  readonly block: boolean;
}

export function fixedIn(map: ParsedMap): Fixed[] {
  const result: Fixed[] = [];
  const add = (node: Node): void => {
    if (isAliased(map, node)) result.push({ range: node.range, alias: true, block: false });
    else if (node.kind === 'scalar') addScalar(node);
    else if (node.kind === 'list') node.items.forEach(add);
    else
      for (const { key, value } of node.pairs) {
        add(key);
        add(value);
      }
  };
  const addScalar = ({ range, missing, style }: ScalarNode): void => {
    if (!missing) result.push({ range, alias: false, block: style === 'block' });
  };
  if (map.root) add(map.root);
  return result;
}
