import { execFile } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { landscape } from '../scripts/panel/landscape.ts';
import type { Point, Rect } from '../src/graph/geometry.ts';
import { layoutGraph, type Layout } from '../src/graph/layout.ts';
import type { GraphModel } from '../src/graph/protocol.ts';
import { analyse } from '../src/language/analysis.ts';
import { graphOf } from '../src/language/graph.ts';
import { layered, stressed } from './graphPeers.ts';
import { median, medianOf, medianOfAll, ms, percent, table, timed } from './measure.ts';

/** A picture as any program may make it: boxes by index, and lines between them. */
export interface Picture {
  readonly boxes: readonly Rect[];
  readonly lines: readonly { readonly a: number; readonly b: number; readonly points: Point[] }[];
}

/** What is to be drawn: boxes with their sizes, and which of them are joined. */
export interface Drawing {
  readonly sizes: readonly { readonly w: number; readonly h: number }[];
  readonly pairs: readonly { readonly a: number; readonly b: number }[];
}

const overlapping = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

/** Whether the stretch has a point inside the box (Liang and Barsky 1984). */
function through(p: Point, q: Point, box: Rect): boolean {
  let [from, to] = [0, 1];
  const [dx, dy] = [q.x - p.x, q.y - p.y];
  for (const [step, room] of [
    [-dx, p.x - box.x - 0.01],
    [dx, box.x + box.w - 0.01 - p.x],
    [-dy, p.y - box.y - 0.01],
    [dy, box.y + box.h - 0.01 - p.y],
  ] as const) {
    if (step === 0) {
      if (room < 0) return false;
    } else if (step < 0) from = Math.max(from, room / step);
    else to = Math.min(to, room / step);
  }
  return from < to;
}

/** Whether two stretches cross at a point inside both. */
function crossing(p: Point, q: Point, r: Point, s: Point): boolean {
  const side = (a: Point, b: Point, c: Point): number =>
    Math.sign((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x));
  return side(p, q, r) * side(p, q, s) < 0 && side(r, s, p) * side(r, s, q) < 0;
}

/** How good a picture is to look at; the fewer of each the better. */
function quality({ boxes, lines }: Picture) {
  let overlaps = 0;
  boxes.forEach((a, i) => {
    for (const b of boxes.slice(i + 1)) if (overlapping(a, b)) overlaps++;
  });
  const stretches = lines.map(({ points }) =>
    points.slice(1).map((to, i) => [points[i] ?? to, to] as const),
  );
  let foreign = 0;
  let crossings = 0;
  lines.forEach(({ a, b }, l) => {
    const own = stretches[l] ?? [];
    boxes.forEach((box, index) => {
      if (index !== a && index !== b && own.some(([p, q]) => through(p, q, box))) foreign++;
    });
    for (const other of stretches.slice(l + 1))
      for (const [p, q] of own) for (const [r, s] of other) if (crossing(p, q, r, s)) crossings++;
  });
  const right = Math.max(...boxes.map(({ x, w }) => x + w));
  const bottom = Math.max(...boxes.map(({ y, h }) => y + h));
  const left = Math.min(...boxes.map(({ x }) => x));
  const top = Math.min(...boxes.map(({ y }) => y));
  return { overlaps, foreign, crossings, width: right - left, height: bottom - top };
}

const ours = ({ boxes, routes }: Layout): Picture => ({
  boxes: boxes.map((box) => box ?? { x: 0, y: 0, w: 0, h: 0 }),
  lines: routes.current.map(({ a, b, points }) => ({ a, b, points: [...points] })),
});

/** How far boxes that both pictures have are from where they were, in pixels. */
const movements = (before: readonly Rect[], after: readonly Rect[]): number[] =>
  before.flatMap((from, index) => {
    const to = after[index];
    return to && from.w > 0 ? [Math.abs(from.x - to.x) + Math.abs(from.y - to.y)] : [];
  });

const tellMovement = (moved: readonly number[]): string => {
  const mean = moved.reduce((sum, by) => sum + by, 0) / moved.length;
  return `${ms(mean)} px, ${percent(moved.filter((by) => by < 0.5).length / moved.length)} still`;
};

/** A service more in a project. */
function withService(model: GraphModel, at: number): GraphModel {
  const [like] = model.services;
  const group = at % model.groups.length;
  if (!like) return model;
  const fresh = { ...like, name: `fresh-${at}`, current: group, recommended: group };
  return { ...model, services: [...model.services, fresh] };
}

/** A coupling more, of two services in different projects. */
function withEdge(model: GraphModel, at: number): GraphModel {
  const { services, links } = model;
  const a = at % services.length;
  const b = services.findIndex(
    ({ current }, index) => index > a && current !== services[a]?.current,
  );
  const [like] = links;
  return like && b > a ? { ...model, links: [...links, { ...like, a, b, share: 40 }] } : model;
}

/** The layout with all its lines, which are otherwise found when a view is first shown. */
function withLines(layout: Layout): Layout {
  const { current, recommended, moves } = layout.routes;
  if (current.length + recommended.length + moves.length === 0) throw new RangeError('no lines');
  return layout;
}

const rounds = 20;
/** So many layouts have been made until all of it has been compiled. */
const warmUp = 12;
/** Of edits there are several series; somebody has typed for a few seconds before the first. */
const series = 5;
const edits = 20;
const editsBefore = 20;
/** Each project of a map of a usual size gets a service more once. */
const mostChanges = 50;

interface Figures {
  readonly quality: string[];
  readonly speed: string[];
}

function measureOurs(services: number, model: GraphModel): Figures & { layout: Layout } {
  const again = (work: () => unknown): number[] =>
    Array.from({ length: warmUp + rounds }, () => timed(work).ms).slice(warmUp);
  const fresh = again(() => withLines(layoutGraph(model)));
  const layout = layoutGraph(model);
  const one = withService(model, 3);
  // As the page does it: each edit goes on from the picture before.
  let last = layout;
  const edit = (round: number): number => {
    const before = last;
    const { ms: taken, value } = timed(() =>
      withLines(layoutGraph(round % 2 === 0 ? one : model, before.skeleton, before)),
    );
    last = value;
    return taken;
  };
  for (let round = 0; round < editsBefore; round++) edit(round);
  const edited = Array.from({ length: series }, () =>
    Array.from({ length: edits }, (_, round) => edit(round)),
  );
  const moved = (change: (model: GraphModel, at: number) => GraphModel): string =>
    tellMovement(
      Array.from({ length: Math.min(mostChanges, model.groups.length) }, (_, at) =>
        movements(
          ours(layout).boxes,
          ours(layoutGraph(change(model, at), layout.skeleton, layout)).boxes,
        ),
      ).flat(),
    );
  const found = quality(ours(layout));
  const name = services.toLocaleString('en');
  return {
    layout,
    speed: [
      name,
      String(model.groups.length),
      medianOf(fresh),
      medianOfAll(edited),
      moved(withService),
      moved(withEdge),
    ],
    quality: [name, 'ours', ms(median(fresh)), ...tellQuality(found), moved(withEdge)],
  };
}

const tellQuality = (found: ReturnType<typeof quality>): string[] => [
  String(found.overlaps),
  String(found.foreign),
  String(found.crossings),
  `${ms(found.width)} × ${ms(found.height)}`,
];

/** What a peer makes of the same boxes and lines, and of one line more. */
async function measurePeer(
  name: string,
  services: number,
  draw: (drawing: Drawing) => Promise<Picture>,
  { boxes, routes }: Layout,
): Promise<string[]> {
  const places = new Map<number, number>();
  boxes.forEach((box, index) => {
    if (box) places.set(index, places.size);
  });
  const drawing: Drawing = {
    sizes: boxes.flatMap((box) => box ?? []),
    pairs: routes.current.map(({ a, b }) => ({ a: places.get(a) ?? 0, b: places.get(b) ?? 0 })),
  };
  const begun = performance.now();
  const picture = await draw(drawing);
  const taken = performance.now() - begun;
  const moved: number[] = [];
  for (const at of [1, 2, 3]) {
    const a = (at * 5) % drawing.sizes.length;
    const b = (a + 3 + at) % drawing.sizes.length;
    const other = await draw({ ...drawing, pairs: [...drawing.pairs, { a, b }] });
    moved.push(...movements(picture.boxes, other.boxes));
  }
  const told = tellQuality(quality(picture));
  return [services.toLocaleString('en'), name, ms(taken), ...told, tellMovement(moved)];
}

interface Rows {
  readonly speed: string[];
  /** Ours, and where peers can be waited for theirs. */
  readonly qualities: string[][];
}

/** A map of one size. */
async function measure(services: number): Promise<Rows> {
  const analysis = analyse(landscape(services), { unlimited: true });
  const model = graphOf(analysis, 'file:///service-map.yaml', 'service-map.yaml');
  const { speed, quality: own, layout } = measureOurs(services, model);
  if (services > 200) return { speed, qualities: [] };
  const peers = [
    await measurePeer('elkjs layered', services, layered, layout),
    await measurePeer('WebCola', services, stressed, layout),
  ];
  return { speed, qualities: [own, ...peers] };
}

/** The same in a process of its own, as a page has one. */
async function measureApart(services: number): Promise<Rows> {
  const self = fileURLToPath(import.meta.url);
  const { stdout } = await run(process.execPath, ['--import', 'tsx', self, String(services)]);
  return JSON.parse(stdout) as Rows;
}

const run = promisify(execFile);

/** The layout of the graph: its time, what one edit moves, and what peers make of the same boxes. */
export async function benchGraph(
  log: (line: string) => void,
): Promise<{ readonly speed: string; readonly quality: string }> {
  const speed: string[][] = [];
  const qualities: string[][] = [];
  for (const services of [30, 200, 2000, 10_000]) {
    const rows = await measureApart(services);
    speed.push(rows.speed);
    qualities.push(...rows.qualities);
    for (const row of [rows.speed, ...rows.qualities]) log(row.join('  '));
  }
  return {
    speed: table(
      [
        'services',
        'groups',
        'fresh, ms (p95)',
        'after one edit, ms (p95)',
        'one service more moves',
        'one edge more moves',
      ],
      speed,
    ),
    quality: table(
      [
        'services',
        'layout',
        'ms',
        'overlaps',
        'lines through others',
        'crossings',
        'size, px',
        'one edge more moves',
      ],
      qualities,
    ),
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const services = Number(process.argv[2]);
  if (services > 0) process.stdout.write(JSON.stringify(await measure(services)));
  else await printAll();
}

async function printAll(): Promise<void> {
  const { speed, quality: compared } = await benchGraph(
    (line) => void process.stderr.write(`${line}\n`),
  );
  process.stdout.write(`${speed}\n\n${compared}\n`);
}
