import type { Point, Rect } from './geometry.ts';
import { labelPoints } from './labels.ts';
import { draft, finish, type Draft } from './routes.ts';
import type { Streets, Way } from './streets.ts';
import type { Pair } from './trunks.ts';

export interface Route {
  readonly a: number;
  readonly b: number;
  readonly points: readonly Point[];
  /** Where its count and glyph stand. */
  readonly label: Point;
}

/** Lines between boxes, which are found when somebody first asks for them. */
export interface Lines {
  readonly pairs: readonly Pair[];
  readonly routes: readonly Route[];
}

/** What lines are drawn through. */
export interface Town {
  wayOf(pair: Pair): Way;
  readonly streets: Streets;
  /** Boxes before there was room made in corridors, and as they stand. */
  readonly rough: readonly Rect[];
  readonly boxes: readonly Rect[];
  readonly corridors: Parameters<typeof finish>[2];
}

/** Lines through a town, of which a draft may be there already. */
export function linesIn(
  { wayOf, streets, rough, boxes, corridors }: Town,
  pairs: readonly Pair[],
  drafted?: Draft,
): Lines {
  let routes: readonly Route[] | undefined;
  const find = (): Route[] => {
    const { ways, ...rest } = drafted ?? draft(pairs.map(wayOf), streets, rough);
    const paths = finish({ ways, ...rest }, boxes, corridors);
    const labels = labelPoints(paths);
    return ways.map(({ a, b }, i) => ({
      a,
      b,
      points: paths[i] ?? [],
      label: labels[i] ?? { x: 0, y: 0 },
    }));
  };
  return {
    pairs,
    get routes() {
      return (routes ??= find());
    },
  };
}

/** Which of the lines of before are those of now, in streets that have not changed. */
export const sameLines = (
  before: readonly Lines[] | undefined,
  lists: readonly (readonly Pair[])[],
): (Lines | undefined)[] =>
  lists.map((pairs, which) => {
    const lines = before?.[which];
    return lines && samePairs(lines.pairs, pairs) ? lines : undefined;
  });

const samePairs = (before: readonly Pair[], pairs: readonly Pair[]): boolean =>
  before.length === pairs.length &&
  before.every(({ a, b }, i) => a === pairs[i]?.a && b === pairs[i].b);
