import type { Rect } from './geometry.ts';
import type { Row } from './pack.ts';

/**
 * The streets between boxes as a graph: every gap of a row has a top end in the corridor above
 * and a bottom end in the corridor below; the ends in one corridor are joined in order of x.
 */
export type Side = 'top' | 'bottom' | 'left' | 'right';

export interface Spot {
  readonly row: number;
  readonly cell: number;
  /** Nothing of its cell stands between the box and the corridor. */
  readonly atTop: boolean;
  readonly atBottom: boolean;
}

export interface Streets {
  readonly rows: readonly Row[];
  readonly spots: readonly (Spot | undefined)[];
  /** Per row and gap the x of its middle. */
  readonly gapX: readonly (readonly number[])[];
}

/** A vertical run: the leg of a box's port, or a gap of a row. */
export type Run =
  | { readonly port: true; readonly row: number; readonly side: 'top' | 'bottom' }
  | { readonly port: false; readonly row: number; readonly gap: number };

/**
 * The way of a line without coordinates: between two runs it goes along one corridor. A line
 * that leaves by a side starts with a gap run; one without runs is straight to a neighbour.
 */
export interface Way {
  readonly a: number;
  readonly b: number;
  readonly sideA: Side;
  readonly sideB: Side;
  readonly runs: readonly Run[];
  readonly corridors: readonly number[];
}

export function streetsOf(rows: readonly Row[], boxCount: number): Streets {
  const spots: (Spot | undefined)[] = new Array<Spot | undefined>(boxCount).fill(undefined);
  const gapX = rows.map((row, r) => {
    row.cells.forEach((cell, c) => {
      cell.boxes.forEach((box, i) => {
        spots[box] = { row: r, cell: c, atTop: i === 0, atBottom: i === cell.boxes.length - 1 };
      });
    });
    const middles = row.cells.map((cell, c) => {
      const before = row.cells[c - 1];
      return before ? (before.x + before.w + cell.x) / 2 : cell.x - (row.gaps[0] ?? 0) / 2;
    });
    return [...middles, row.w + (row.gaps[row.cells.length] ?? 0) / 2];
  });
  return { rows, spots, gapX };
}

/** Neighbours in a row, in a stack or across one corridor need no search. */
export function directWay(
  streets: Streets,
  boxes: readonly Rect[],
  a: number,
  b: number,
): Way | undefined {
  const [p, q] = [streets.spots[a], streets.spots[b]];
  const [r, s] = [boxes[a], boxes[b]];
  if (!p || !q || !r || !s) return { a, b, sideA: 'right', sideB: 'left', runs: [], corridors: [] };
  if (p.row === q.row) {
    if (p.cell === q.cell) {
      const stack = streets.rows[p.row]?.cells[p.cell]?.boxes ?? [];
      const apart = stack.indexOf(b) - stack.indexOf(a);
      if (apart === 1) return { a, b, sideA: 'bottom', sideB: 'top', runs: [], corridors: [] };
      if (apart === -1) return { a, b, sideA: 'top', sideB: 'bottom', runs: [], corridors: [] };
      const gap = p.cell + 1;
      return around(a, b, 'right', 'right', p.row, gap);
    }
    if (Math.abs(p.cell - q.cell) !== 1) return undefined;
    const [sideA, sideB]: [Side, Side] = p.cell < q.cell ? ['right', 'left'] : ['left', 'right'];
    const overlap = Math.min(r.y + r.h, s.y + s.h) - Math.max(r.y, s.y);
    if (overlap >= 40) return { a, b, sideA, sideB, runs: [], corridors: [] };
    const gap = Math.max(p.cell, q.cell);
    return around(a, b, sideA, sideB, p.row, gap);
  }
  if (q.row - p.row === 1 && p.atBottom && q.atTop) return across(a, b, p.row, q.row, 'bottom');
  if (p.row - q.row === 1 && q.atBottom && p.atTop) return across(a, b, p.row, q.row, 'top');
  return undefined;
}

/** From one side into a gap and out of it to another side. */
function around(a: number, b: number, sideA: Side, sideB: Side, row: number, gap: number): Way {
  return { a, b, sideA, sideB, runs: [{ port: false, row, gap }], corridors: [] };
}

function across(a: number, b: number, rowA: number, rowB: number, sideA: 'top' | 'bottom'): Way {
  const sideB = sideA === 'top' ? 'bottom' : 'top';
  return {
    a,
    b,
    sideA,
    sideB,
    runs: [
      { port: true, row: rowA, side: sideA },
      { port: true, row: rowB, side: sideB },
    ],
    corridors: [Math.max(rowA, rowB)],
  };
}
