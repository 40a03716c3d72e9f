import { clamp } from './geometry.ts';
import type { Rect } from './geometry.ts';
import { createNearest } from './nearest.ts';
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

const bend = 30;
const sideExit = 45;

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

interface End {
  readonly node: number;
  readonly cost: number;
  readonly side: Side;
}

/** Finds ways one after the other over one graph. */
export function wayFinder(streets: Streets, boxes: readonly Rect[]): (a: number, b: number) => Way {
  const { rows, spots, gapX } = streets;
  const base: number[] = [];
  let count = 0;
  for (const gaps of gapX) {
    base.push(count);
    count += gaps.length * 2;
  }
  const node = (row: number, gap: number, bottom: boolean): number =>
    (base[row] ?? 0) + gap * 2 + (bottom ? 1 : 0);
  const place: { row: number; gap: number; x: number }[] = [];
  const next: { to: number; cost: number }[][] = Array.from({ length: count }, () => []);
  const join = (a: number, b: number, cost: number): void => {
    next[a]?.push({ to: b, cost });
    next[b]?.push({ to: a, cost });
  };
  gapX.forEach((gaps, row) => {
    gaps.forEach((x, gap) => {
      place[node(row, gap, false)] = { row, gap, x };
      place[node(row, gap, true)] = { row, gap, x };
      join(node(row, gap, false), node(row, gap, true), (rows[row]?.h ?? 0) + bend);
    });
  });
  const corridors: number[][] = [];
  for (let k = 0; k <= rows.length; k++) {
    const above = (gapX[k - 1] ?? []).map((_, gap) => node(k - 1, gap, true));
    const below = (gapX[k] ?? []).map((_, gap) => node(k, gap, false));
    const nodes = [...above, ...below];
    nodes.sort((a, b) => (place[a]?.x ?? 0) - (place[b]?.x ?? 0) || a - b);
    nodes.forEach((at, i) => {
      const before = nodes[i - 1];
      if (before !== undefined) join(before, at, (place[at]?.x ?? 0) - (place[before]?.x ?? 0));
    });
    corridors.push(nodes);
  }

  const ends = (box: number): End[] => {
    const spot = spots[box];
    const rect = boxes[box];
    if (!spot || !rect) return [];
    const found: End[] = [];
    const street = (k: number, side: Side): void => {
      for (const at of corridors[k] ?? []) {
        const x = place[at]?.x ?? 0;
        const away = Math.abs(x - clamp(x, rect.x + 16, rect.x + rect.w - 16));
        found.push({ node: at, cost: away + bend, side });
      }
    };
    if (spot.atTop) street(spot.row, 'top');
    if (spot.atBottom) street(spot.row + 1, 'bottom');
    const half = rect.h / 2 + sideExit;
    for (const bottom of [false, true]) {
      found.push({ node: node(spot.row, spot.cell, bottom), cost: half, side: 'left' });
      found.push({ node: node(spot.row, spot.cell + 1, bottom), cost: half, side: 'right' });
    }
    return found;
  };

  return (a, b) =>
    direct(streets, boxes, a, b) ??
    search({ next, place, nodes: count, node }, a, b, ends(a), ends(b));
}

/** Neighbours in a row, in a stack or across one corridor need no search. */
function direct(streets: Streets, boxes: readonly Rect[], a: number, b: number): Way | undefined {
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

interface Graph {
  readonly next: readonly (readonly { to: number; cost: number }[])[];
  readonly place: readonly { row: number; gap: number; x: number }[];
  readonly nodes: number;
  readonly node: (row: number, gap: number, bottom: boolean) => number;
}

/**
 * The shortest way through the streets (Dijkstra 1959), as far as it has to look: no further than
 * the nearest end it has found. Of ways equally long the one of the end named first is taken.
 */
function search(graph: Graph, a: number, b: number, from: End[], to: End[]): Way {
  const dist = new Float64Array(graph.nodes).fill(Infinity);
  const parent = new Int32Array(graph.nodes).fill(-1);
  const done = new Uint8Array(graph.nodes);
  const sideFrom = new Map<number, Side>();
  const open = createNearest();
  for (const end of from) {
    if (end.cost >= (dist[end.node] ?? Infinity)) continue;
    dist[end.node] = end.cost;
    sideFrom.set(end.node, end.side);
    open.push(end.node, end.cost);
  }
  const leaving = new Float64Array(graph.nodes).fill(Infinity);
  for (const end of to) leaving[end.node] = Math.min(leaving[end.node] as number, end.cost);
  let least = Infinity;
  for (let at = open.pop(); at >= 0; at = open.pop()) {
    if (done[at]) continue;
    done[at] = 1;
    const here = dist[at] as number;
    if (here > least) break;
    least = Math.min(least, here + (leaving[at] as number));
    for (const { to: neighbour, cost } of graph.next[at] ?? []) {
      const through = here + cost;
      if (done[neighbour] || through >= (dist[neighbour] as number)) continue;
      dist[neighbour] = through;
      parent[neighbour] = at;
      open.push(neighbour, through);
    }
  }
  const best = to.find(({ node, cost }) => (dist[node] as number) + cost === least);
  const trail: number[] = [];
  for (let at = best?.node ?? -1; at >= 0; at = parent[at] ?? -1) trail.unshift(at);
  return toWay(graph, a, b, trail, sideFrom.get(trail[0] ?? -1) ?? 'top', best?.side ?? 'top');
}

/** Turns a trail of street corners into runs; a side exit begins in the gap it leaves into. */
function toWay(
  graph: Graph,
  a: number,
  b: number,
  trail: readonly number[],
  sideA: Side,
  sideB: Side,
): Way {
  const runs: Run[] = [];
  const corridors: number[] = [];
  const corridorOf = (at: number): number =>
    (graph.place[at]?.row ?? 0) + (isBottom(graph, at) ? 1 : 0);
  const first = trail[0] ?? 0;
  const last = trail[trail.length - 1] ?? 0;
  const push = (run: Run, corridor: number): void => {
    if (runs.length > 0) corridors.push(corridor);
    runs.push(run);
  };
  if (sideA === 'top' || sideA === 'bottom') {
    const row = corridorOf(first) - (sideA === 'bottom' ? 1 : 0);
    runs.push({ port: true, row, side: sideA });
  } else {
    runs.push({ port: false, ...gapOf(graph, first) });
  }
  for (let i = 1; i < trail.length; i++) {
    const [p, q] = [trail[i - 1] ?? 0, trail[i] ?? 0];
    const [s, t] = [gapOf(graph, p), gapOf(graph, q)];
    if (s.row === t.row && s.gap === t.gap) push({ port: false, ...t }, corridorOf(p));
  }
  if (sideB === 'top' || sideB === 'bottom') {
    const row = corridorOf(last) - (sideB === 'bottom' ? 1 : 0);
    push({ port: true, row, side: sideB }, corridorOf(last));
  } else {
    push({ port: false, ...gapOf(graph, last) }, corridorOf(last));
  }
  return { a, b, sideA, sideB, runs, corridors };
}

function gapOf(graph: Graph, at: number): { row: number; gap: number } {
  const { row, gap } = graph.place[at] ?? { row: 0, gap: 0 };
  return { row, gap };
}

function isBottom(graph: Graph, at: number): boolean {
  const { row, gap } = gapOf(graph, at);
  return graph.node(row, gap, true) === at;
}
