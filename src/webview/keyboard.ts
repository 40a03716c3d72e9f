import { center, type Rect } from '../graph/geometry.ts';
import type { Place } from '../graph/protocol.ts';
import { panned, showing } from './camera.ts';
import { sceneFrame } from './frame.ts';
import { cameraNow } from './gesture.ts';
import type { Host } from './host.ts';
import { keyOf, targetOf } from './keys.ts';
import { sightOf } from './sight.ts';
import { selected, shownView, type State, type Store } from './store.ts';
import { tidyUp, undoTidyUp } from './tidy.ts';
import { fitAll, zoom } from './zoom.ts';
import { isDirection, nearest, type Direction, type Stop } from './walk.ts';
import { cancel, tryTarget } from './whatIf.ts';
import { groupName, pairLabel, serviceLabel, viewNames } from './words.ts';

/** Opens the source of what was clicked or entered, and selects it. */
export function act(store: Store, host: Host, key: string): void {
  const { model } = store.get();
  const place = placeOf(store.get(), key);
  store.set({ selection: key, said: model ? sayOf(store.get(), key) : '' });
  if (place) host.postMessage({ type: 'open', place });
}

function placeOf({ model }: State, key: string): Place | undefined {
  const target = model && targetOf(model, key);
  switch (target?.kind) {
    case 'service':
      return model?.services[target.service]?.place;
    case 'thing':
      return model?.things[target.thing]?.place;
    case 'link':
      return model?.links[target.link]?.evidence.find(({ places }) => places.length > 0)?.places[0];
    case 'group':
      return model?.groups[target.box]?.place;
    default:
      return undefined;
  }
}

function sayOf({ model }: State, key: string): string {
  const target = model && targetOf(model, key);
  if (!model || !target) return '';
  switch (target.kind) {
    case 'service': {
      const service = model.services[target.service];
      return service ? serviceLabel(model, service) : '';
    }
    case 'thing':
      return `${model.things[target.thing]?.kind ?? ''} ${model.things[target.thing]?.name ?? ''}`;
    case 'link': {
      const link = model.links[target.link];
      return link ? pairLabel(model, link) : '';
    }
    case 'group':
      return `Project ${groupName(model, target.box)}`;
    default:
      return `${groupName(model, target.a)} and ${groupName(model, target.b)}`;
  }
}

/** Keys of the whole page; those of the picture only while it has the focus. */
export function handleKey(event: KeyboardEvent, store: Store, host: Host): void {
  const { target } = event;
  const typing = target instanceof Element && target.matches('input, select, textarea');
  const inPicture = target instanceof SVGElement;
  // Wherever the key is let go, be it in a field that was clicked meanwhile.
  if (event.type === 'keyup') {
    if (event.key.toLowerCase() === 'd') release(store);
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || typing) return;
  const pans = event.shiftKey && inPicture && isDirection(event.key);
  if (pans) pan(store, event.key as Direction);
  else if (!command(event.key, store, host, inPicture, event.repeat)) return;
  event.preventDefault();
}

function command(
  key: string,
  store: Store,
  host: Host,
  inPicture: boolean,
  repeated: boolean,
): boolean {
  switch (key) {
    case '/':
      document.querySelector<HTMLInputElement>('.search')?.focus();
      return true;
    case '+':
    case '=':
      zoom(store, 1.25);
      return true;
    case '-':
      zoom(store, 1 / 1.25);
      return true;
    case '0':
      fitAll(store);
      return true;
    case 't':
      if (!repeated) tidyUp(store);
      return true;
    case 'z':
      undoTidyUp(store);
      return true;
    case 'd':
      if (!repeated) flick(store);
      return true;
    case 'Escape':
      return stepBack(store);
  }
  if (!inPicture) return false;
  if (isDirection(key)) {
    walk(store, key);
    return true;
  }
  const { hover, selection, model } = store.get();
  const at = [hover, selection].find((each) => model && targetOf(model, each));
  if (at === undefined) return false;
  if (key === 'Enter') act(store, host, at);
  else if (key === ' ')
    store.set((state) =>
      state.selection === at
        ? { selection: undefined, said: 'Nothing selected' }
        : { selection: at, said: sayOf(state, at) },
    );
  else if (key === 'm' || key === 'M') return moveFrom(store, host, at);
  else return false;
  return true;
}

/** Opens the choice of a project for a service. */
function moveFrom(store: Store, host: Host, key: string): boolean {
  const { model } = store.get();
  const target = model && targetOf(model, key);
  if (!model || target?.kind !== 'service') return false;
  store.set({ selection: key });
  tryTarget(store, host, model.services[target.service]?.name ?? '');
  return true;
}

const step = 80;

/** Shift and an arrow move the picture, as dragging it does. */
function pan(store: Store, way: Direction): void {
  const camera = cameraNow(store);
  if (!camera) return;
  const dx = way === 'ArrowLeft' ? step : way === 'ArrowRight' ? -step : 0;
  const dy = way === 'ArrowUp' ? step : way === 'ArrowDown' ? -step : 0;
  store.motion.stop();
  store.set({ camera: panned(camera, dx, dy), glide: true });
}

/** While the key is held, the other grouping shows. */
function flick(store: Store): void {
  const other = shownView(store.get()) === 'current' ? 'recommended' : 'current';
  store.set({ flick: other, said: `${viewNames[other]} projects` });
}

/** The key is up again, and the chosen grouping shows. */
export function release(store: Store): void {
  if (store.get().flick === undefined) return;
  store.set({ flick: undefined });
  store.set((state) => ({ said: `${viewNames[shownView(state)]} projects` }));
}

/** Escape undoes one thing at a time: a move, the pointer, then the selection. */
function stepBack(store: Store): boolean {
  const { hover, whatIf } = store.get();
  if (whatIf) cancel(store);
  else if (hover !== undefined) store.set({ hover: undefined });
  else if (selected(store.get())) store.set({ selection: undefined, said: 'Nothing selected' });
  else return false;
  return true;
}

/** To the neighbour in that direction, by where things are in the picture. */
function walk(store: Store, way: Direction): void {
  const state = store.get();
  const { model, layout } = state;
  const camera = cameraNow(store);
  if (!model || !layout || !camera) return;
  const grouping = shownView(state) === 'current' ? 'current' : 'recommended';
  const frame = sceneFrame();
  const { level } = sightOf(layout, grouping, camera, frame);
  const stops: Stop[] = [];
  const add = (key: string, rect: Rect | undefined) => {
    if (rect) stops.push({ key, rect, ...center(rect) });
  };
  // From afar one walks from project to project, nearer from service to service.
  if (level === 'far')
    layout.boxes.forEach((rect, box) => add(keyOf(model, { kind: 'group', box }), rect));
  else {
    layout.services[grouping].forEach((rect, service) =>
      add(keyOf(model, { kind: 'service', service }), rect),
    );
    if (level === 'near')
      layout.things[grouping].forEach((rect, thing) =>
        add(keyOf(model, { kind: 'thing', thing }), rect),
      );
  }
  const at = state.hover ?? state.selection;
  const here = stops.find(({ key }) => key === at);
  const first = () => stops.sort((a, b) => a.y - b.y || a.x - b.x)[0];
  const next = here ? nearest(stops, here, way) : first();
  if (!next) return;
  store.motion.stop();
  store.set({
    hover: next.key,
    hoverAt: undefined,
    said: sayOf(state, next.key),
    camera: showing(camera, next.rect, frame),
    glide: true,
  });
}
