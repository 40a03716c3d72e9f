import type { PlacedDomain } from './frames.ts';
import type { Rect } from './geometry.ts';
import type { Layout } from './layout.ts';
import { linesIn, type Route } from './lines.ts';
import type { Cell, Row } from './pack.ts';
import { directWay, streetsOf } from './streets.ts';
import type { Pair } from './trunks.ts';
import { wayFinder } from './ways.ts';

/**
 * Lines between domains go through the streets between their frames, as those between boxes go
 * through the streets between boxes: the same ways, on a picture that is so many times smaller
 * that the lanes of a street can be told apart from where the whole map is seen.
 */
const smallerBy = 2000;

/** @param pairs of domains, by their place in the layout; the strongest first */
export function domainRoutes(
  { domains, boxes, bounds }: Pick<Layout, 'domains' | 'boxes' | 'bounds'>,
  pairs: readonly Pair[],
): readonly Route[] {
  const scale = bounds.w / smallerBy;
  const small = ({ x, y, w, h }: Rect): Rect => ({
    x: x / scale,
    y: y / scale,
    w: w / scale,
    h: h / scale,
  });
  const frames = domains.map(({ rect }) => small(rect));
  const outside = strays(domains, boxes).map(small);
  const bands = bandsOf([...frames, ...outside]);
  const streets = streetsOf(
    bands.map((band) => rowOf(band, frames)),
    frames.length,
  );
  const find = wayFinder(streets, frames);
  const { routes } = linesIn(
    {
      wayOf: ({ a, b }) => directWay(streets, frames, a, b) ?? find(a, b),
      streets,
      rough: frames,
      boxes: frames,
      corridors: corridorsOf(bands, small(bounds)),
    },
    pairs,
  );
  const large = ({ x, y }: { readonly x: number; readonly y: number }) => ({
    x: x * scale,
    y: y * scale,
  });
  return routes.map(({ points, label, ...ends }) => ({
    ...ends,
    points: points.map(large),
    label: large(label),
  }));
}

/** Boxes that no frame is around: lines keep clear of them, too. */
function strays(
  domains: readonly PlacedDomain[],
  boxes: readonly (Rect | undefined)[],
): readonly Rect[] {
  const framed = new Set(domains.flatMap((domain) => domain.boxes));
  return boxes.flatMap((rect, box) =>
    rect &&
    !framed.has(box) &&
    !domains.some(
      ({ rect: frame }) =>
        rect.x >= frame.x &&
        right(rect) <= right(frame) &&
        rect.y >= frame.y &&
        bottom(rect) <= bottom(frame),
    )
      ? [rect]
      : [],
  );
}

const right = ({ x, w }: Rect): number => x + w;
const bottom = ({ y, h }: Rect): number => y + h;

/** What overlaps is put together, from the one end to the other. */
function clustered(
  rects: readonly Rect[],
  from: (rect: Rect) => number,
  to: (rect: Rect) => number,
): Rect[][] {
  const clusters: Rect[][] = [];
  let end = -Infinity;
  for (const rect of [...rects].sort((p, q) => from(p) - from(q))) {
    if (from(rect) >= end) clusters.push([]);
    clusters.at(-1)?.push(rect);
    end = Math.max(end, to(rect));
  }
  return clusters;
}

const bandsOf = (rects: readonly Rect[]): Rect[][] => clustered(rects, ({ y }) => y, bottom);

/** A band as a row of cells, each with the frames that stand one below the other in it. */
function rowOf(band: readonly Rect[], frames: readonly Rect[]): Row {
  const cells = clustered(band, ({ x }) => x, right).map((rects): Cell => {
    const x = Math.min(...rects.map((rect) => rect.x));
    const own = rects.sort((p, q) => p.y - q.y).map((rect) => frames.indexOf(rect));
    return { boxes: own.filter((box) => box >= 0), x, w: Math.max(...rects.map(right)) - x };
  });
  const between = cells.map(({ x }, c) => {
    const before = cells[c - 1];
    return before ? x - before.x - before.w : outer;
  });
  const last = cells.at(-1);
  return {
    cells,
    gaps: [...between, outer],
    h: Math.max(...band.map(bottom)) - Math.min(...band.map(({ y }) => y)),
    w: last ? last.x + last.w : 0,
  };
}

/** Room beside the first and the last frame of a band. */
const outer = 50;

/** The corridors above, between and below bands. */
function corridorsOf(bands: readonly (readonly Rect[])[], bounds: Rect) {
  const ends = [
    bounds.y,
    ...bands.flatMap((band) => [
      Math.min(...band.map(({ y }) => y)),
      Math.max(...band.map(bottom)),
    ]),
    bottom(bounds),
  ];
  return Array.from({ length: bands.length + 1 }, (_, k) => {
    const [from = 0, to = 0] = [ends[2 * k], ends[2 * k + 1]];
    return { y: from, h: to - from };
  });
}
