import type { Layout, Route } from '../graph/layout.ts';
import type { Rect } from '../graph/geometry.ts';
import type { Channel, GraphLink, GraphModel, View } from '../graph/protocol.ts';
import { drawnChannel, isSplit } from './filters.ts';
import { keyOf, targetOf } from './keys.ts';
import { shownView, type State } from './store.ts';
import { moves } from './words.ts';

/** What is to be drawn of a state: the same picture for the same state, without any DOM. */
export interface Drawing {
  readonly model: GraphModel;
  readonly layout: Layout;
  readonly view: View;
  /** The grouping whose places are used: the difference shows the recommended ones. */
  readonly grouping: 'current' | 'recommended';
  readonly boxOf: readonly number[];
  readonly slots: readonly (Rect | undefined)[];
  /** Services the selection is about; everything else is dimmed. */
  readonly focus: ReadonlySet<number> | undefined;
  readonly selection: string | undefined;
  readonly hover: string | undefined;
  readonly revealed: string | undefined;
  readonly query: string;
  /** Lines inside boxes, and single lines of what is in focus. */
  readonly wires: readonly Wire[];
  readonly trunks: readonly Trunk[];
  readonly moves: readonly Route[];
}

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

export interface Trunk {
  readonly route: Route;
  readonly key: string;
  readonly count: number;
  readonly channel: Channel;
  readonly required: boolean;
  readonly dimmed: boolean;
  /** Few points: drawn thin, so that the strong ones stand out. */
  readonly weak: boolean;
}

export function drawingOf(state: State, model: GraphModel, layout: Layout): Drawing {
  const view = shownView(state);
  const grouping = view === 'current' ? 'current' : 'recommended';
  const boxOf = layout.membership[grouping];
  const slots = layout.services[grouping];
  const pointed = targetOf(model, state.hover);
  const chosen = targetOf(model, state.selection);
  const base = {
    model,
    layout,
    view,
    grouping,
    boxOf,
    slots,
    query: state.query.trim().toLowerCase(),
  } as const;
  const focus = chosen && focusOf(model, boxOf, chosen);
  const lit =
    (chosen ?? pointed) &&
    focusOf(model, boxOf, (chosen ?? pointed) as NonNullable<typeof pointed>, true);
  return {
    ...base,
    focus,
    selection: state.selection,
    hover: state.hover,
    revealed: state.revealed,
    ...linesOf(base, state, lit),
    moves: view === 'difference' ? layout.routes.moves : [],
  };
}

type Chosen = NonNullable<ReturnType<typeof targetOf>>;

/** The services a target is about; with `itself`, without those it is merely linked to. */
function focusOf(
  model: GraphModel,
  boxOf: readonly number[],
  target: Chosen,
  itself = false,
): Set<number> {
  const services = new Set<number>();
  const add = (...indexes: readonly (number | undefined)[]) => {
    for (const index of indexes) if (index !== undefined) services.add(index);
  };
  switch (target.kind) {
    case 'service':
      add(target.service);
      if (!itself)
        for (const { a, b } of model.links)
          if (a === target.service || b === target.service) add(a, b);
      break;
    case 'thing':
      add(...(model.things[target.thing]?.users ?? []));
      break;
    case 'link':
      add(model.links[target.link]?.a, model.links[target.link]?.b);
      break;
    case 'group':
      boxOf.forEach((box, service) => {
        if (box === target.box) add(service);
      });
      break;
    case 'trunk':
    case 'move':
      for (const { a, b } of model.links) {
        const [x, y] = [boxOf[a], boxOf[b]];
        if ((x === target.a && y === target.b) || (x === target.b && y === target.a)) add(a, b);
      }
  }
  return services;
}

type Base = Pick<Drawing, 'model' | 'layout' | 'view' | 'grouping' | 'boxOf' | 'slots'>;

function linesOf(
  { model, layout, grouping, boxOf, slots }: Base,
  state: State,
  lit: ReadonlySet<number> | undefined,
) {
  const routes = new Map(
    layout.routes[grouping].map((route) => [pairKey(route.a, route.b), route]),
  );
  const sums = new Map<
    Route,
    { count: number; points: number; required: boolean; channels: Map<Channel, number> }
  >();
  const wires: Wire[] = [];
  const chosen = targetOf(model, state.selection);
  model.links.forEach((link, index) => {
    const [from, to] = [slots[link.a], slots[link.b]];
    const [x, y] = [boxOf[link.a] ?? -1, boxOf[link.b] ?? -1];
    if (!from || !to) return;
    const route = x === y ? undefined : routes.get(pairKey(x, y));
    const strong = lit !== undefined && isLit(link, lit, chosen);
    const channel = drawnChannel(link, state.hidden);
    const wire = (drawn: Wire['channel'], required: boolean): Wire => {
      const flipped = route !== undefined && route.a !== x;
      return {
        link,
        key: keyOf(model, { kind: 'link', link: index }),
        channel: drawn,
        required,
        from: flipped ? to : from,
        to: flipped ? from : to,
        route,
        strong,
        barred: strong && isSplit(link) && !state.hidden.has('split'),
        nudge: ((index * 3) % 9) - 4,
        aside: 0,
      };
    };
    if (channel !== undefined) {
      const required = link.share === 'required';
      if (route?.shown) {
        const sum = sums.get(route) ?? {
          count: 0,
          points: 0,
          required: false,
          channels: new Map<Channel, number>(),
        };
        sums.set(route, sum);
        sum.count++;
        sum.points += link.share === 'required' ? 40 : link.share;
        sum.required ||= required;
        sum.channels.set(
          channel,
          (sum.channels.get(channel) ?? 0) + (link.share === 'required' ? 40 : link.share),
        );
      }
      if (!layout.compact && (x === y || (strong && route))) wires.push(wire(channel, required));
    } else if (
      strong &&
      isSplit(link) &&
      !state.hidden.has('split') &&
      !layout.compact &&
      (x === y || route)
    )
      wires.push(wire('split', link.split === 'required'));
  });
  const trunks = [...sums].map(([route, { count, points, required, channels }]): Trunk => {
    const [channel = 'other'] = [...channels].sort((p, q) => q[1] - p[1]).map(([name]) => name);
    return {
      route,
      key: keyOf(model, { kind: 'trunk', a: route.a, b: route.b }),
      count,
      channel,
      required,
      dimmed: lit !== undefined && chosen !== undefined,
      weak: !required && points < 5,
    };
  });
  return { wires: abreast(calm(wires, boxOf)), trunks };
}

/**
 * In a box with many links only those that hold it together are drawn, the strongest first, and
 * of equal ones those between near cards; what is in focus is always drawn.
 */
function calm(wires: readonly Wire[], boxOf: readonly number[]): Wire[] {
  const inside = new Map<number, Wire[]>();
  for (const wire of wires) {
    const box = boxOf[wire.link.a] ?? -1;
    if (wire.route !== undefined) continue;
    const list = inside.get(box);
    if (list) list.push(wire);
    else inside.set(box, [wire]);
  }
  const drawn = new Set<Wire>(wires.filter((wire) => wire.strong));
  for (const [box, list] of inside) {
    const members = boxOf.reduce((count, at) => count + (at === box ? 1 : 0), 0);
    const chosen = list.length <= members * 1.3 ? list : spanning(list);
    for (const wire of chosen) drawn.add(wire);
  }
  return wires.filter((wire) => drawn.has(wire));
}

/** Lines of one trunk run beside each other. */
function abreast(wires: readonly Wire[]): Wire[] {
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

function spanning(wires: readonly Wire[]): Wire[] {
  const rate = ({ link, from, to }: Wire): number =>
    (link.share === 'required' ? 40 : link.share) * 10_000 -
    Math.abs(from.x - to.x) -
    Math.abs(from.y - to.y);
  const root = new Map<number, number>();
  const find = (service: number): number => {
    const up = root.get(service);
    return up === undefined ? service : find(up);
  };
  return [...wires]
    .sort((p, q) => rate(q) - rate(p))
    .filter(({ link }) => {
      const [a, b] = [find(link.a), find(link.b)];
      if (a !== b) root.set(a, b);
      return a !== b;
    });
}

const pairKey = (a: number, b: number): string =>
  a < b ? `${String(a)} ${String(b)}` : `${String(b)} ${String(a)}`;

/** A service lights its own lines, a group or thing those between its services. */
function isLit(link: GraphLink, lit: ReadonlySet<number>, chosen: Chosen | undefined): boolean {
  if (lit.size === 1 || chosen?.kind === 'group') return lit.has(link.a) || lit.has(link.b);
  return lit.has(link.a) && lit.has(link.b);
}

/** Whether a service is shown as one that moves. */
export const isMover = ({ model, view }: Drawing, service: number): boolean => {
  const found = model.services[service];
  return view === 'difference' && found !== undefined && moves(found);
};
