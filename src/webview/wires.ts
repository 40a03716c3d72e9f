import type { Route } from '../graph/lines.ts';
import { abreast } from '../graph/abreast.ts';
import { pairKey } from '../graph/coupling.ts';
import { linesBetween } from '../graph/layout.ts';
import { homeOf, wireAcross, wireInside } from '../graph/wires.ts';
import type { Point, Rect } from '../graph/geometry.ts';
import type { Channel, GraphLink } from '../graph/protocol.ts';
import { calmed } from '../graph/spanning.ts';
import type { Scenery } from './drawing.ts';
import { factsOf } from './facts.ts';
import { drawnChannel, isSplit } from './filters.ts';
import { isLit } from './focus.ts';
import { keyOf, type Target } from './keys.ts';
import type { Pair } from '../graph/trunks.ts';
import type { Sight } from './sight.ts';
import type { State } from './store.ts';
import { routeBetween } from './trunks.ts';

/** A single link, drawn inside a box or split out of the trunk it runs in. */
export interface Wire {
  readonly link: GraphLink;
  readonly key: string;
  readonly channel: Channel | 'split';
  readonly required: boolean;
  readonly from: Rect;
  readonly to: Rect;
  /** The boxes of its two ends. */
  readonly boxes: readonly [number, number];
  /** Whether it crosses from box to box. */
  readonly across: boolean;
  readonly points: readonly Point[];
  readonly strong: boolean;
  /** Something speaks against it, and is to be shown. */
  readonly barred: boolean;
}

/** The single lines that are drawn, and how many are lit but left out. */
export interface Wires {
  readonly wires: readonly Wire[];
  readonly leftOut: number;
}

/** More lines than these at once say nothing. */
const mostLit = 200;

/** The lines of what is lit and, from near, those that hold the boxes in sight together. */
export function wiresOf(
  scenery: Scenery,
  state: State,
  sight: Sight,
  lit: ReadonlySet<number> | undefined,
  target: Target | undefined,
): Wires {
  const { model, households } = scenery;
  const { linksOf } = factsOf(model);
  const wires: Unplaced[] = [];
  let leftOut = 0;
  const calm = sight.level !== 'near' && lit !== undefined && lit.size > 1;
  const done = new Set<number>();
  const add = (index: number, strong: boolean) => {
    if (done.has(index)) return;
    const link = model.links[index];
    const wire = link && wireOf(scenery, state, link, index, strong);
    // Over the blocks of a project its own lines are a tangle.
    if (!wire || (!wire.across && calm)) return;
    done.add(index);
    if (wires.length < mostLit) wires.push(wire);
    else leftOut++;
  };
  for (const service of lit ?? [])
    for (const index of linksOf[service] ?? []) {
      const link = model.links[index];
      if (link && lit && isLit(link, lit, target)) add(index, true);
    }
  if (sight.level !== 'near' || scenery.view === 'difference')
    return { wires: placed(scenery, wires), leftOut };
  for (const box of sight.boxes) {
    const members = households[box]?.members ?? [];
    const inside: Unplaced[] = [];
    for (const service of members)
      for (const index of linksOf[service] ?? []) {
        const link = model.links[index];
        if (link?.a !== service || done.has(index)) continue;
        const wire = wireOf(scenery, state, link, index, false);
        if (wire && !wire.across) inside.push(wire);
      }
    wires.push(...calmed(inside));
  }
  return { wires: placed(scenery, wires), leftOut };
}

/** A line that has no points yet. */
type Unplaced = Omit<Wire, 'points'>;

function wireOf(
  { model, layout, grouping, boxOf, passed }: Scenery,
  state: State,
  link: GraphLink,
  index: number,
  strong: boolean,
): Unplaced | undefined {
  const slots = layout.services[grouping];
  const [from, to] = [slots[link.a], slots[link.b]];
  const [x, y] = [boxOf[link.a] ?? -1, boxOf[link.b] ?? -1];
  if (!from || !to) return undefined;
  const { hidden, narrow } = state;
  if (passed && !(passed.has(link.a) && passed.has(link.b))) return undefined;
  if (narrow.rule !== undefined && !link.evidence.some(({ rule }) => rule === narrow.rule))
    return undefined;
  const split = strong && isSplit(link) && !hidden.has('split');
  const channel = drawnChannel(link, hidden) ?? (split ? 'split' : undefined);
  if (channel === undefined) return undefined;
  return {
    link,
    key: keyOf(model, { kind: 'link', link: index }),
    channel,
    required: (channel === 'split' ? link.split : link.share) === 'required',
    from,
    to,
    boxes: [x, y],
    across: x !== y,
    strong,
    barred: split,
  };
}

/** The same lines with their ways, beside each other; all in one order, whatever is lit. */
function placed(scenery: Scenery, found: readonly Unplaced[]): Wire[] {
  const wires = [...found].sort((p, q) => (p.key < q.key ? -1 : 1));
  const routeOf = routesFor(scenery, wires);
  const paths = abreast(
    wires.map(({ from, to, boxes: [x, y], across }) => {
      if (!across) return wireInside(from, to);
      const route = routeOf(x, y);
      if (!route) return [];
      const [a, b] = [homeOf(scenery.layout, route.a), homeOf(scenery.layout, route.b)];
      return route.a === x ? wireAcross(from, to, a, b, route) : wireAcross(to, from, a, b, route);
    }),
  );
  return wires.map((wire, index) => ({ ...wire, points: paths[index] ?? [] }));
}

/** The ways between the boxes of all these lines; where there is none at hand it is found now. */
function routesFor({ layout, grouping }: Scenery, wires: readonly Unplaced[]) {
  const missing = new Map<string, Pair>();
  for (const { boxes, across } of wires) {
    const [a, b] = [Math.min(...boxes), Math.max(...boxes)];
    if (across && !routeBetween(layout, grouping, a, b))
      missing.set(pairKey(a, b), { a, b, weight: 1 });
  }
  const found = new Map(
    linesBetween(layout, [...missing.values()]).map((route) => [pairKey(route.a, route.b), route]),
  );
  return (a: number, b: number): Route | undefined =>
    routeBetween(layout, grouping, a, b) ?? found.get(pairKey(a, b));
}
