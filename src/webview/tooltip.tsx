import { isShare } from '../graph/coupling.ts';
import type { Layout } from '../graph/layout.ts';
import type { Point } from '../graph/geometry.ts';
import type { GraphModel } from '../graph/protocol.ts';
import type { Camera } from './camera.ts';
import { sceneFrame } from './frame.ts';
import { targetOf, type Target } from './keys.ts';
import { shownView, type State, type Store } from './store.ts';
import { routeBetween } from './trunks.ts';
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
  const target = targetOf(model, state.hover);
  const at = target && anchor(target, state, model, layout);
  const boxOf = layout.membership[shownView(state) === 'current' ? 'current' : 'recommended'];
  const lines = target && linesFor(target, model, boxOf);
  if (!at || !lines) return null;
  const frame = sceneFrame();
  const x = at.x * camera.zoom + camera.x;
  const y = at.y * camera.zoom + camera.y;
  // Below what it is about, and above it near the lower edge.
  const across = Math.max(8, Math.min(x, frame.w - 348));
  const up = y > frame.h - 150;
  const place = (element: HTMLElement | null) => {
    if (!element) return;
    element.style.left = `${String(across)}px`;
    element.style.top = up ? '' : `${String(y + 10)}px`;
    element.style.bottom = up ? `${String(frame.h - y + 60)}px` : '';
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

function anchor(
  target: Target,
  state: State,
  model: GraphModel,
  layout: Layout,
): Point | undefined {
  const grouping = shownView(state) === 'current' ? 'current' : 'recommended';
  switch (target.kind) {
    case 'service':
      return below(layout.services[grouping][target.service]);
    case 'thing':
      return below(layout.things[grouping][target.thing]);
    case 'link': {
      const link = model.links[target.link];
      const [a, b] = [
        layout.services[grouping][link?.a ?? -1],
        layout.services[grouping][link?.b ?? -1],
      ];
      return a && b && { x: (a.x + b.x + b.w) / 2, y: (a.y + a.h + b.y + b.h) / 2 };
    }
    case 'trunk':
      return routeBetween(layout, grouping, target.a, target.b)?.label;
    case 'group':
    case 'move':
      return undefined;
  }
}

const below = (rect: { x: number; y: number; h: number } | undefined): Point | undefined =>
  rect && { x: rect.x, y: rect.y + rect.h };

const most = 6;

function linesFor(
  target: Target,
  model: GraphModel,
  boxOf: readonly number[],
): string[] | undefined {
  switch (target.kind) {
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
