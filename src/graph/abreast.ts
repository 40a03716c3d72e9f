import type { Point } from './geometry.ts';

/** How wide a bundle may be, and how far apart its lines at most. */
const widest = 10;
const apart = 4;
/** Between the ends of two lines in one lane, lest they seem to be one. */
const air = 6;

interface Piece {
  readonly path: number;
  /** Place of the point it begins at. */
  readonly at: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Lines that go along one gutter or one street, one over the other, are set beside each other, in
 * as few lanes as can be. All pieces of lines are level or upright.
 */
export function abreast(paths: readonly (readonly Point[])[]): Point[][] {
  const shifts = paths.map((points) => points.map(() => ({ x: 0, y: 0 })));
  for (const [across, along] of [
    ['x', 'y'],
    ['y', 'x'],
  ] as const) {
    for (const pieces of sharing(paths, across, along)) {
      const lanes = lanesFor(pieces);
      const count = Math.max(...lanes) + 1;
      const space = count > 1 ? Math.min(apart, widest / (count - 1)) : 0;
      pieces.forEach(({ path, at }, i) => {
        const shift = ((lanes[i] ?? 0) - (count - 1) / 2) * space;
        for (const end of [at, at + 1]) {
          const point = shifts[path]?.[end];
          if (point) point[across] = shift;
        }
      });
    }
  }
  return paths.map((points, path) =>
    points.map(({ x, y }, at) => {
      const shift = shifts[path]?.[at];
      return { x: x + (shift?.x ?? 0), y: y + (shift?.y ?? 0) };
    }),
  );
}

/** Pieces that lie on one line and overlap, or are joined by others that do. */
function sharing(
  paths: readonly (readonly Point[])[],
  across: 'x' | 'y',
  along: 'x' | 'y',
): Piece[][] {
  const lines = new Map<number, Piece[]>();
  paths.forEach((points, path) => {
    points.slice(1).forEach((end, at) => {
      const start = points[at] ?? end;
      if (Math.abs(start[across] - end[across]) > 0.01) return;
      const [low, high] = [Math.min(start[along], end[along]), Math.max(start[along], end[along])];
      const piece = { path, at, low, high };
      const key = Math.round(start[across]);
      const line = lines.get(key);
      if (line) line.push(piece);
      else lines.set(key, [piece]);
    });
  });
  return [...lines.values()].flatMap(overlapping);
}

function overlapping(pieces: Piece[]): Piece[][] {
  const groups: Piece[][] = [];
  let end = -Infinity;
  for (const piece of pieces.sort((p, q) => p.low - q.low || p.path - q.path)) {
    if (piece.low >= end) groups.push([]);
    groups.at(-1)?.push(piece);
    end = Math.max(end, piece.high);
  }
  return groups.filter(({ length }) => length > 1);
}

/** For pieces in order of where they begin the first lane in which there is room. */
function lanesFor(pieces: readonly Piece[]): number[] {
  const ends: number[] = [];
  return pieces.map(({ low, high }) => {
    const free = ends.findIndex((end) => end + air <= low);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = high;
    return lane;
  });
}
