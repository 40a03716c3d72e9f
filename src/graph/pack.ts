import { size } from './geometry.ts';

/**
 * Boxes stand in rows; small boxes of a row may stand in stacks (cells). Between rows run
 * corridors, between cells gaps: the streets that lines take.
 */
export interface Cell {
  readonly boxes: readonly number[];
  readonly x: number;
  readonly w: number;
}

export interface Row {
  readonly cells: readonly Cell[];
  /** Widths of the gaps: before the first cell, between cells, behind the last. */
  readonly gaps: readonly number[];
  readonly h: number;
  readonly w: number;
}

export interface Sized {
  readonly w: number;
  readonly h: number;
}

/** Space between two boxes of a stack; no line runs through it but one that joins the two. */
export const stackGap = 36;

/** How boxes in an order fill rows: flat lists that are written anew for each of thousands tried. */
export interface Filling {
  /** Per place in the order its cell. */
  readonly cell: Int32Array;
  /** Per cell its row, where it begins in it, and its size. */
  readonly row: Int32Array;
  readonly x: Float64Array;
  readonly w: Float64Array;
  readonly h: Float64Array;
  /** Per row how high it is. */
  readonly heights: Float64Array;
}

/** @param count of the boxes in an order, at most */
export const emptyFilling = (count: number): Filling => ({
  cell: new Int32Array(count),
  row: new Int32Array(count),
  x: new Float64Array(count),
  w: new Float64Array(count),
  h: new Float64Array(count),
  heights: new Float64Array(count),
});

/** Fills rows in the given order up to the width; how many there are. */
export function fill(
  { cell, row, x, w, h, heights }: Filling,
  order: readonly number[],
  boxes: readonly Sized[],
  width: number,
): number {
  let cells = 0;
  let rows = 0;
  for (let next = 0; next < order.length; rows++) {
    const first = next;
    let taken = 0;
    let height = 0;
    // A first glance without stacks says how high the row will be.
    for (let i = next; i < order.length; i++) {
      const box = boxes[order[i] as number] as Sized;
      if (i > next && taken + box.w > width) break;
      taken += box.w + size.gap;
      height = Math.max(height, box.h);
    }
    const before = cells;
    taken = 0;
    for (; next < order.length; next++) {
      const box = boxes[order[next] as number] as Sized;
      const last = cells - 1;
      const stacked = last >= before ? (h[last] as number) + stackGap + box.h : Infinity;
      if (stacked <= height && fits(w[last] as number, box.w)) {
        const wider = Math.max(box.w, w[last] as number);
        taken += wider - (w[last] as number);
        h[last] = stacked;
        w[last] = wider;
      } else {
        if (next > first && (taken + box.w > width || box.h > height)) break;
        row[cells] = rows;
        w[cells] = box.w;
        h[cells] = box.h;
        cells++;
        taken += box.w + size.gap;
      }
      cell[next] = cells - 1;
    }
    let left = 0;
    for (let each = before; each < cells; each++) {
      x[each] = left;
      left += (w[each] as number) + size.gap;
    }
    heights[rows] = height;
  }
  return rows;
}

/** The rows that boxes fill in the given order, up to the width. */
export function shelve(order: readonly number[], boxes: readonly Sized[], width: number): Row[] {
  const filling = emptyFilling(order.length);
  const rows = Array.from({ length: fill(filling, order, boxes, width) }, (_, row) => ({
    cells: [] as { boxes: number[]; x: number; w: number }[],
    gaps: [size.gap],
    h: filling.heights[row] ?? 0,
    w: 0,
  }));
  let last = -1;
  order.forEach((box, place) => {
    const cell = filling.cell[place] ?? 0;
    const row = rows[filling.row[cell] ?? 0];
    if (!row) return;
    if (cell === last) {
      row.cells.at(-1)?.boxes.push(box);
      return;
    }
    last = cell;
    const [x = 0, w = 0] = [filling.x[cell], filling.w[cell]];
    row.cells.push({ boxes: [box], x, w });
    row.gaps.push(size.gap);
    row.w = x + w;
  });
  return rows;
}

function fits(a: number, b: number): boolean {
  return a * 2 >= b && b * 2 >= a;
}

/** Sets the rows' gaps to these widths; the gap before the first cell lies left of x = 0. */
export function widen(rows: readonly Row[], widths: readonly (readonly number[])[]): Row[] {
  // Rows begin at one edge, so the widest need of a row is kept free before all of them.
  const before = Math.max(0, ...widths.map((gaps) => gaps[0] ?? 0));
  return rows.map((row, r) => {
    const gaps = row.gaps.map((gap, g) => (g === 0 ? before : Math.max(gap, widths[r]?.[g] ?? 0)));
    let x = 0;
    const cells = row.cells.map((cell, c) => {
      const placed = { ...cell, x };
      x += cell.w + (gaps[c + 1] ?? 0);
      return placed;
    });
    return { ...row, cells, gaps, w: x - (gaps[cells.length] ?? 0) };
  });
}

/**
 * Widths to try, so that the picture fits a panel that is wider than high: two to three times as
 * wide as the boxes alone are high, as lines between the rows make it higher, the more the more
 * boxes there are.
 */
export function widthsToTry(boxes: readonly Sized[]): number[] {
  let area = 0;
  let widest = 0;
  for (const box of boxes) {
    area += (box.w + size.gap) * (box.h + size.corridor + 20);
    widest = Math.max(widest, box.w);
  }
  const factors = boxes.length <= 24 ? [1.2, 1.7, 2.3] : boxes.length <= 160 ? [2.5] : [3];
  const widths = factors.map((factor) => Math.max(widest, Math.ceil(Math.sqrt(area * factor))));
  return [...new Set(widths)];
}
