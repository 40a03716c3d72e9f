import type { Route } from '../graph/lines.ts';
import type { Rect } from '../graph/geometry.ts';
import type { Channel, GraphLink } from '../graph/protocol.ts';
import { calmed } from '../graph/spanning.ts';
import type { Scenery } from './drawing.ts';
import { factsOf } from './facts.ts';
import { drawnChannel, isSplit } from './filters.ts';
import { isLit } from './focus.ts';
import { keyOf, type Target } from './keys.ts';
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
  /** Set where it crosses from box to box. */
  readonly route: Route | undefined;
  readonly strong: boolean;
  /** Something speaks against it, and is to be shown. */
  readonly barred: boolean;
  /** Tells lines that share a gutter apart: −4 … 4. */
  readonly nudge: number;
  /** Place among the lines of one trunk, in units of the picture. */
  readonly aside: number;
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
): Wire[] {
  const { model, households } = scenery;
  const { linksOf } = factsOf(model);
  const wires: Wire[] = [];
  const done = new Set<number>();
  const add = (index: number, strong: boolean) => {
    if (done.has(index)) return;
    const link = model.links[index];
    const wire = link && wireOf(scenery, state, link, index, strong);
    if (!wire) return;
    done.add(index);
    wires.push(wire);
  };
  for (const service of lit ?? [])
    for (const index of linksOf[service] ?? []) {
      const link = model.links[index];
      if (link && lit && wires.length < mostLit && isLit(link, lit, target)) add(index, true);
    }
  if (sight.level !== 'near' || scenery.view === 'difference') return abreast(wires);
  for (const box of sight.boxes) {
    const members = households[box]?.members ?? [];
    const inside: Wire[] = [];
    for (const service of members)
      for (const index of linksOf[service] ?? []) {
        const link = model.links[index];
        if (link?.a !== service || done.has(index)) continue;
        const wire = wireOf(scenery, state, link, index, false);
        if (wire && !wire.route) inside.push(wire);
      }
    wires.push(...calmed(inside, members.length));
  }
  return abreast(wires);
}

function wireOf(
  { model, layout, grouping, boxOf, slots, passed }: Scenery,
  state: State,
  link: GraphLink,
  index: number,
  strong: boolean,
): Wire | undefined {
  const [from, to] = [slots[link.a], slots[link.b]];
  const [x, y] = [boxOf[link.a] ?? -1, boxOf[link.b] ?? -1];
  if (!from || !to) return undefined;
  const { hidden, narrow } = state;
  if (passed && !(passed.has(link.a) && passed.has(link.b))) return undefined;
  if (narrow.rule !== undefined && !link.evidence.some(({ rule }) => rule === narrow.rule))
    return undefined;
  const route = x === y ? undefined : routeBetween(layout, grouping, x, y);
  if (x !== y && !route) return undefined;
  const split = strong && isSplit(link) && !hidden.has('split');
  const channel = drawnChannel(link, hidden) ?? (split ? 'split' : undefined);
  if (channel === undefined) return undefined;
  const flipped = route !== undefined && route.a !== x;
  return {
    link,
    key: keyOf(model, { kind: 'link', link: index }),
    channel,
    required: (channel === 'split' ? link.split : link.share) === 'required',
    from: flipped ? to : from,
    to: flipped ? from : to,
    route,
    strong,
    barred: split,
    nudge: ((index * 3) % 9) - 4,
    aside: 0,
  };
}

/** Lines of one trunk run beside each other; all in one order, whatever is lit. */
function abreast(found: readonly Wire[]): Wire[] {
  const wires = [...found].sort((p, q) => (p.key < q.key ? -1 : 1));
  const total = new Map<Route, number>();
  for (const { route } of wires) if (route) total.set(route, (total.get(route) ?? 0) + 1);
  const seen = new Map<Route, number>();
  return wires.map((wire) => {
    if (!wire.route) return wire;
    const at = seen.get(wire.route) ?? 0;
    seen.set(wire.route, at + 1);
    const count = total.get(wire.route) ?? 1;
    return { ...wire, aside: (at - (count - 1) / 2) * Math.min(4, 24 / count) };
  });
}
