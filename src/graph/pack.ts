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

/** Fills rows in the given order up to the width. */
export function shelve(order: readonly number[], boxes: readonly Sized[], width: number): Row[] {
  const rows: Row[] = [];
  let next = 0;
  while (next < order.length) {
    const first = next;
    let x = 0;
    let height = 0;
    // A first glance without stacks says how high the row will be.
    for (let i = next; i < order.length; i++) {
      const box = boxes[order[i] ?? 0];
      if (!box || (i > next && x + box.w > width)) break;
      x += box.w + size.gap;
      height = Math.max(height, box.h);
    }
    const cells: { boxes: number[]; x: number; w: number; h: number }[] = [];
    x = 0;
    while (next < order.length) {
      const index = order[next] ?? 0;
      const box = boxes[index];
      if (!box) break;
      const last = cells[cells.length - 1];
      const stacked = last ? last.h + stackGap + box.h : Infinity;
      if (last && stacked <= height && fits(last.w, box.w)) {
        last.boxes.push(index);
        last.h = stacked;
        x += Math.max(0, box.w - last.w);
        last.w = Math.max(last.w, box.w);
      } else {
        if (next > first && (x + box.w > width || box.h > height)) break;
        cells.push({ boxes: [index], x, w: box.w, h: box.h });
        x += box.w + size.gap;
      }
      next++;
    }
    let left = 0;
    for (const cell of cells) {
      cell.x = left;
      left += cell.w + size.gap;
    }
    const gaps = new Array<number>(cells.length + 1).fill(size.gap);
    rows.push({ cells, gaps, h: height, w: left - size.gap });
  }
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
