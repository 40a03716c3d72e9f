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
  /** Tells lines that share a gutter apart: −4 … 4. */
  readonly nudge: number;
}

export interface Trunk {
  readonly route: Route;
  readonly key: string;
  readonly count: number;
  readonly channel: Channel;
  readonly required: boolean;
  readonly dimmed: boolean;
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
    { count: number; required: boolean; channels: Map<Channel, number> }
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
        nudge: ((index * 3) % 9) - 4,
      };
    };
    if (channel !== undefined) {
      const required = link.share === 'required';
      if (route) {
        const sum = sums.get(route) ?? {
          count: 0,
          required: false,
          channels: new Map<Channel, number>(),
        };
        sums.set(route, sum);
        sum.count++;
        sum.required ||= required;
        sum.channels.set(channel, (sum.channels.get(channel) ?? 0) + 1);
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
  const trunks = [...sums].map(([route, { count, required, channels }]): Trunk => {
    const [channel = 'other'] = [...channels].sort((p, q) => q[1] - p[1]).map(([name]) => name);
    return {
      route,
      key: keyOf(model, { kind: 'trunk', a: route.a, b: route.b }),
      count,
      channel,
      required,
      dimmed: lit !== undefined && chosen !== undefined,
    };
  });
  return { wires, trunks };
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
