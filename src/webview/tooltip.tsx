import { isShare } from '../graph/coupling.ts';
import type { Layout } from '../graph/layout.ts';
import type { Rect } from '../graph/geometry.ts';
import type { GraphModel } from '../graph/protocol.ts';
import type { Camera } from './camera.ts';
import { sceneFrame } from './frame.ts';
import { householdsOf } from './facts.ts';
import { atName } from './hit.ts';
import { targetOf, type Target } from './keys.ts';
import { shownView, type State, type Store } from './store.ts';
import { balance, groupName, plural, signed, whereabouts } from './words.ts';

interface Props {
  readonly store: Store;
  readonly model: GraphModel;
  readonly layout: Layout;
  readonly camera: Camera;
}

/** Beside what the mouse or the keys point at: what it is, and why. */
export function Tooltip({ store, model, layout, camera }: Props) {
  const state = store.get();
  const { hover, selection, detailsOpen, carried } = state;
  const target = targetOf(model, hover);
  const about = target && subjectOf(target, state, layout, camera.zoom);
  const boxOf = layout.membership[shownView(state) === 'current' ? 'current' : 'recommended'];
  const lines = about && linesFor(target, model, layout, boxOf);
  // The details say more of what is selected, and what is carried has a panel of its own.
  if (!lines || carried || (hover === selection && detailsOpen)) return null;
  const place = (element: HTMLElement | null) => {
    if (!element) return;
    const { w, h } = sceneFrame();
    const { offsetWidth, offsetHeight } = element;
    const [left, top] = [about.x * camera.zoom + camera.x, about.y * camera.zoom + camera.y];
    const below = top + about.h * camera.zoom + gap;
    // Above what it is about where there is no room below it.
    const down = below + offsetHeight <= h - edge ? below : top - gap - offsetHeight;
    element.style.left = `${Math.max(edge, Math.min(left, w - offsetWidth - edge))}px`;
    element.style.top = `${Math.max(edge, Math.min(down, h - offsetHeight - edge))}px`;
  };
  const [title, ...rest] = lines;
  return (
    <div class="tooltip" role="tooltip" ref={place}>
      <strong>{title}</strong>
      {rest.map((line) => (
        <div key={line}>{line}</div>
      ))}
    </div>
  );
}

/** Pixels between it and what it is about, and around it. */
const gap = 10;
const edge = 8;

/** The part of the picture that it must not cover: a service or thing, else where the mouse is. */
function subjectOf(target: Target, state: State, layout: Layout, zoom: number): Rect | undefined {
  const grouping = shownView(state) === 'current' ? 'current' : 'recommended';
  const { hoverAt } = state;
  const pointed = hoverAt && { ...hoverAt, w: 0, h: 0 };
  switch (target.kind) {
    case 'service':
      return layout.services[grouping][target.service];
    case 'thing':
      return layout.things[grouping][target.thing];
    case 'group': {
      const box = layout.boxes[target.box];
      // Further below one is on the way to what is in the box.
      if (pointed) return box && atName(box, pointed, zoom) ? pointed : undefined;
      return box;
    }
    default:
      return pointed;
  }
}

const most = 6;

function linesFor(
  target: Target,
  model: GraphModel,
  layout: Layout,
  boxOf: readonly number[],
): string[] | undefined {
  switch (target.kind) {
    case 'group': {
      const { box } = target;
      const { members = [], owners = [] } = householdsOf(model, layout, boxOf)[box] ?? {};
      const domain = layout.domains.find(({ boxes }) => boxes.includes(box));
      const teams = owners.length > 0 ? ` of ${plural(owners.length, 'team')}` : '';
      return [
        short(groupName(model, box)),
        plural(members.length, 'service') + teams,
        ...(domain ? [`${domain.kind} ${short(domain.name)}`] : []),
      ];
    }
    case 'service': {
      const service = model.services[target.service];
      if (!service) return undefined;
      const owner = service.owner === undefined ? '' : ` · team ${service.owner}`;
      return [
        `${short(service.name)}${owner}`,
        whereabouts(model, service),
        ...service.findings.slice(0, 3).map(({ message }) => message),
      ];
    }
    case 'thing': {
      const thing = model.things[target.thing];
      return (
        thing && [
          `${thing.kind} ${short(thing.name)}`,
          `Used by ${list(thing.users.map((user) => model.services[user]?.name ?? ''))}`,
        ]
      );
    }
    case 'link': {
      const link = model.links[target.link];
      if (!link) return undefined;
      const names = `${short(model.services[link.a]?.name ?? '')} and ${short(model.services[link.b]?.name ?? '')}`;
      const reasons = link.evidence
        .slice(0, most)
        .map(({ points, reason }) => `${signed(points)}  ${reason}`);
      return [`${names}: ${balance(link)}`, ...reasons];
    }
    case 'trunk': {
      const { a, b } = target;
      const pairs = model.links.filter((link) => {
        const [x, y] = [boxOf[link.a], boxOf[link.b]];
        return isShare(link) && ((x === a && y === b) || (x === b && y === a));
      });
      return [
        `${short(groupName(model, a))} and ${short(groupName(model, b))}`,
        `${plural(pairs.length, 'coupled pair')} in different projects. Click to see the lines.`,
      ];
    }
    default:
      return undefined;
  }
}

const short = (name: string): string => (name.length > 80 ? `${name.slice(0, 79)}…` : name);

const list = (names: readonly string[]): string =>
  names.length > most
    ? `${names.slice(0, most).map(short).join(', ')} and ${plural(names.length - most, 'more', 'more')}`
    : names.map(short).join(', ');
