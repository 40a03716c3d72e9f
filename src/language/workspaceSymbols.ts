import type { NameKind } from '../map/model.ts';
import type { Range } from '../map/text.ts';
import type { Analysis } from './analysis.ts';
import { inside } from './places.ts';

export interface WorkspaceSymbol {
  readonly name: string;
  readonly kind: NameKind;
  /** The section it is declared in. */
  readonly container: string;
  readonly range: Range;
  /** How well it matches; less is better. */
  readonly rank: number;
}

/** The declarations inside `extent` whose name has the letters of `query`, in that order. */
export function workspaceSymbolsIn(
  { map }: Pick<Analysis, 'map'>,
  extent: Range,
  query: string,
): WorkspaceSymbol[] {
  const wanted = query.toLowerCase().replace(/\s+/g, '');
  return map.occurrences.flatMap(({ kind, role, name, key }) => {
    if (role !== 'declaration' || !inside(extent, name.range)) return [];
    const rank = rankOf(name.text.toLowerCase(), wanted);
    return rank === undefined
      ? []
      : [{ name: name.text, kind, container: key, range: name.range, rank }];
  });
}

/** The same, a beginning, a part, or letters with others between; undefined: no match. */
function rankOf(name: string, wanted: string): number | undefined {
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  if (name.includes(wanted)) return 2;
  let at = 0;
  for (const letter of wanted) {
    at = name.indexOf(letter, at) + 1;
    if (at === 0) return undefined;
  }
  return 3;
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The best ones first; among equals by name, whatever the order of files and keys. */
export const bySymbolRank = (a: WorkspaceSymbol, b: WorkspaceSymbol): number =>
  a.rank - b.rank || byText(a.name, b.name) || byText(a.kind, b.kind);
