import { size } from './geometry.ts';
import type { Rect } from './geometry.ts';
import type { Membership } from './membership.ts';
import { orderBoxes } from './order.ts';
import type { Affinity } from './order.ts';
import { bandsOf, type Bands, type Domain } from './domains.ts';
import { shelve, stackGap, widthsToTry } from './pack.ts';
import type { Row, Sized } from './pack.ts';
import type { Draft } from './routes.ts';

/** What has no place. */
export const nowhere: Rect = { x: 0, y: 0, w: 0, h: 0 };

/** Services without a project are an area of their own below the projects. */
export function rowsOf(
  membership: Membership,
  sizes: readonly Sized[],
  affinities: readonly Affinity[],
  domains: readonly Domain[],
): Bands {
  const used = membership.boxOrder.filter((box) => box !== membership.unassigned);
  const boxes = used.map((box) => sizes[box] ?? nowhere);
  const within = affinities.filter((pair) => pair.b !== membership.unassigned);
  const homeless = (membership.members[membership.unassigned]?.length ?? 0) > 0;
  const widths = widthsToTry(
    homeless ? [...boxes, sizes[membership.unassigned] ?? nowhere] : boxes,
  );
  const below = homeless ? shelve([membership.unassigned], sizes, widths[0] ?? 0) : [];
  if (domains.length > 0) {
    const bands = bandsOf(domains, used, sizes, within, (widths[0] ?? 0) * 1.2);
    return { ...bands, rows: [...bands.rows, ...below] };
  }
  let best: { rows: Row[]; cost: number } | undefined;
  for (const width of widths) {
    const { order, cost } = orderBoxes(used, sizes, within, width);
    if (!best || cost < best.cost) best = { rows: shelve(order, sizes, width), cost };
  }
  return { rows: [...(best?.rows ?? []), ...below], bands: [], extra: [] };
}

/** @param extra by corridor how much higher than its lines need it has to be */
export function corridorHeights(
  drafts: readonly Draft[],
  count: number,
  extra: readonly number[],
): number[] {
  return Array.from({ length: count }, (_, k) => {
    const lanes = Math.max(0, ...drafts.map((one) => one.needed[k] ?? 0));
    const outer = k === 0 || k === count - 1;
    const needed = lanes === 0 ? 0 : 44 + (lanes - 1) * size.lane;
    return Math.max(needed, outer ? size.margin / 2 : size.corridor) + (extra[k] ?? 0);
  });
}

export function placeRows(
  rows: readonly Row[],
  sizes: readonly Sized[],
  heights: readonly number[],
) {
  const boxes: (Rect | undefined)[] = sizes.map(() => undefined);
  const corridors: { y: number; h: number }[] = [];
  const left = size.margin / 2 + Math.max(size.gap / 2, rows[0]?.gaps[0] ?? 0);
  let y = 0;
  let width = 0;
  rows.forEach((row, r) => {
    corridors.push({ y, h: heights[r] ?? 0 });
    y += heights[r] ?? 0;
    for (const cell of row.cells) {
      let top = y;
      const stack = cell.boxes.length > 1;
      for (const box of cell.boxes) {
        const { w, h } = sizes[box] ?? nowhere;
        // Boxes of a stack are as wide as their cell; nearly equal heights are made equal.
        const grown = !stack && row.h - h <= 60 ? row.h : h;
        boxes[box] = { x: cell.x, y: top, w: stack ? cell.w : w, h: grown };
        top += h + stackGap;
      }
    }
    y += row.h;
    width = Math.max(width, row.w + (row.gaps[row.cells.length] ?? 0) - size.gap / 2);
  });
  const last = heights[rows.length] ?? 0;
  corridors.push({ y, h: last });
  const bounds = { x: -left, y: 0, w: left + width + size.margin / 2 + size.gap / 2, h: y + last };
  return { boxes, corridors, bounds };
}
