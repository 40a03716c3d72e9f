import { meets } from '../graph/geometry.ts';
import type { Layout } from '../graph/layout.ts';
import type { Route } from '../graph/lines.ts';
import type { Channel, GraphLink, GraphModel, View } from '../graph/protocol.ts';
import { domainCouplings, domainMoves, isByDomain, type DomainTraffic } from './domainTraffic.ts';
import { changesOf, householdsOf, type Household } from './facts.ts';
import { drawnChannel } from './filters.ts';
import { focusOf } from './focus.ts';
import { targetOf } from './keys.ts';
import { passing } from './narrow.ts';
import { hitsOf } from './search.ts';
import { lengthOf } from '../graph/wires.ts';
import { around, type Sight } from './sight.ts';
import { shownView, type State } from './store.ts';
import { trunksOf, type Coupled, type Trunk } from './trunks.ts';
import { wiresOf, type Wires } from './wires.ts';
import { moves } from './words.ts';

/** What the picture is of, wherever one looks: made anew only when map, view or filters change. */
export interface Scenery {
  readonly model: GraphModel;
  readonly layout: Layout;
  readonly view: View;
  /** The grouping whose places are used: the difference shows the recommended ones. */
  readonly grouping: 'current' | 'recommended';
  readonly boxOf: readonly number[];
  readonly households: readonly Household[];
  /** Services that pass the filters; undefined where none is set. */
  readonly passed: ReadonlySet<number> | undefined;
  /** Services whose name holds what is searched for. */
  readonly hits: ReadonlySet<number> | undefined;
  /** What couples projects; found when it is first looked at, as is the next. */
  readonly coupling: () => Coupled;
  /** What goes on between domains. */
  readonly traffic: () => DomainTraffic;
}

/** What is to be drawn of a state: the same picture for the same state, without any DOM. */
export interface Drawing extends Scenery, Wires {
  readonly sight: Sight;
  /** Services the selection is about; everything else is dimmed. */
  readonly focus: ReadonlySet<number> | undefined;
  /** Of these the ones that are selected themselves, or leave what is. */
  readonly own: ReadonlySet<number> | undefined;
  readonly trunks: readonly Trunk[];
  readonly selection: string | undefined;
  readonly hover: string | undefined;
  readonly revealed: string | undefined;
  /** Names of services that have just come. */
  readonly fresh: ReadonlySet<string>;
  readonly moves: readonly Route[];
}

/** More trunks than these are a crowd: the weakest are left out until one comes nearer. */
const mostTrunks = 150;
const mostMoves = 100;
/** More ways from no project than these all begin at one box, and so tell nothing. */
const mostFirst = 6;

export function sceneryOf(state: State, model: GraphModel, layout: Layout): Scenery {
  const view = shownView(state);
  const grouping = view === 'current' ? 'current' : 'recommended';
  const boxOf = layout.membership[grouping];
  const passed = passing(model, boxOf, state.narrow);
  const { rule } = state.narrow;
  const counted = (index: number): boolean => {
    const link = model.links[index];
    return (
      link !== undefined &&
      (!passed || (passed.has(link.a) && passed.has(link.b))) &&
      (rule === undefined || link.evidence.some((each) => each.rule === rule))
    );
  };
  const channelOf = (link: GraphLink, index: number): Channel | undefined =>
    counted(index) ? drawnChannel(link, state.hidden) : undefined;
  let coupled: Coupled | undefined;
  let traffic: DomainTraffic | undefined;
  return {
    model,
    layout,
    view,
    grouping,
    boxOf,
    households: householdsOf(model, layout, boxOf),
    passed,
    hits: hitsOf(model, state.query),
    coupling: () => (coupled ??= trunksOf(model, layout, grouping, channelOf)),
    traffic: () =>
      (traffic ??=
        view === 'difference'
          ? domainMoves(layout, passed)
          : domainCouplings(model, layout, boxOf, channelOf)),
  };
}

export function drawingOf(scenery: Scenery, state: State, sight: Sight): Drawing {
  const { model, layout, boxOf, view } = scenery;
  const chosen = targetOf(model, state.selection);
  const pointed = targetOf(model, state.hover);
  const before = view === 'difference' ? layout.membership.current : undefined;
  const focus = chosen && focusOf(model, boxOf, before, chosen);
  const about = chosen ?? pointed;
  const lit = about && focusOf(model, boxOf, undefined, about, true);
  const moved = about && focusOf(model, boxOf, before, about, true);
  const inSight = (points: Route['points']): boolean => meets(around(points), sight.area);
  const byDomain = isByDomain(layout, sight);
  const trunks = (byDomain || view === 'difference' ? [] : trunksFrom(scenery, sight))
    .filter(({ route }) => inSight(route.points))
    .slice(0, mostTrunks)
    .sort((p, q) => (p.key < q.key ? -1 : 1));
  return {
    ...scenery,
    sight,
    focus,
    own: chosen && moved,
    selection: state.selection,
    hover: state.hover,
    revealed: state.revealed,
    fresh: state.fresh,
    trunks,
    ...wiresOf(scenery, state, sight, lit, chosen),
    moves:
      view === 'difference' && !byDomain
        ? [...new Set([...movesFrom(scenery, sight), ...(moved ? arrowsOf(scenery, moved) : [])])]
            .filter(({ points }) => inSight(points))
            .slice(0, mostMoves)
        : [],
  };
}

/** So many lines can be followed from afar, and so many arrows, which cross more of them … */
const mostFollowed = 40;
const mostArrows = 30;

/** … and where there are more, the weak ones are left to those who come nearer. */
export function trunksFrom({ coupling }: Scenery, { level }: Sight): readonly Trunk[] {
  const { trunks } = coupling();
  return level === 'near' || trunks.length <= mostFollowed
    ? trunks
    : trunks.filter(({ weak }) => !weak);
}

/** The same of arrows, the long ones of one service; much that comes from no project tells nothing. */
export function movesFrom({ layout }: Scenery, { level }: Sight): readonly Route[] {
  const { routes, membership } = layout;
  const { between } = changesOf(membership);
  const isFirst = ({ a }: Route): boolean => a === membership.unassigned;
  const first = routes.moves.filter(isFirst);
  let others = routes.moves.filter((route) => !isFirst(route));
  if (level !== 'near' && others.length > mostArrows) {
    const lengths = new Map(others.map((route) => [route, lengthOf(route.points)]));
    const long = (route: Route): number => lengths.get(route) ?? 0;
    others = others
      .sort((p, q) => between(q.a, q.b) - between(p.a, p.b) || long(p) - long(q))
      .slice(0, mostArrows);
  }
  return first.length > mostFirst ? others : [...others, ...first];
}

/** The arrows of what is selected or pointed at. */
function arrowsOf({ layout }: Scenery, services: ReadonlySet<number>): readonly Route[] {
  const { routes, membership } = layout;
  const { current, recommended } = membership;
  return routes.moves.filter(({ a, b }) =>
    [...services].some((service) => current[service] === a && recommended[service] === b),
  );
}

/**
 * Whether a service stands back: behind what is filtered for, and behind what is searched for or
 * selected. A search selects its matches one by one, and the others stay in sight.
 */
export function isDim(
  { focus, passed, hits }: Pick<Drawing, 'focus' | 'passed' | 'hits'>,
  service: number,
): boolean {
  if (passed !== undefined && !passed.has(service)) return true;
  const asked = focus !== undefined || hits !== undefined;
  return asked && !focus?.has(service) && !hits?.has(service);
}

/** Whether the way of a service that moves stands back, and the place that it leaves. */
export const isMoveDim = ({ own, passed, hits }: Drawing, service: number): boolean =>
  isDim({ focus: own, passed, hits }, service);

/** Whether a shared thing stands back: as all that use it do. */
export const isThingDim = (drawing: Drawing, users: readonly number[]): boolean =>
  users.every((user) => isDim(drawing, user));

/** Whether all of a box stands back; an empty one does as soon as anything does. */
export function isBoxDim(drawing: Drawing, box: number): boolean {
  const { focus, passed, hits, households } = drawing;
  const members = households[box]?.members ?? [];
  const any = focus !== undefined || passed !== undefined || hits !== undefined;
  return any && members.every((service) => isDim(drawing, service));
}

/** Whether a service is shown as one that moves. */
export const isMover = ({ model, view }: Scenery, service: number): boolean => {
  const found = model.services[service];
  return view === 'difference' && found !== undefined && moves(found);
};
