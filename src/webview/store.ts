import type { Layout } from '../graph/layout.ts';
import type { Point } from '../graph/geometry.ts';
import { isSkeleton } from '../graph/skeletonGuard.ts';
import type { Skeleton } from '../graph/skeleton.ts';
import type { GraphModel, MoveTrial, ServiceStory, ToPage, View } from '../graph/protocol.ts';
import { isCamera } from './camera.ts';
import type { Camera } from './camera.ts';
import { isFilter } from './filters.ts';
import type { Filter } from './filters.ts';
import type { Host } from './host.ts';
import { keyOf, targetNamed, targetOf } from './keys.ts';
import { createMotion, type Motion } from './motion.ts';
import { narrowFrom, type Narrow } from './narrow.ts';
import { relayout } from './relayout.ts';
import { afterChange } from './whatIf.ts';
import { tellTrial } from './words.ts';

/** All that the page knows. What survives a reload is written to the host on every change. */
export interface State {
  /** The map that was shown before a reload, until its model comes. */
  readonly uri?: string;
  readonly model?: GraphModel;
  readonly layout?: Layout;
  /** Where everything stood when the page was here last, until there is a layout. */
  readonly places?: Skeleton;
  /** The picture before it was tidied up. */
  readonly untidied?: Layout | undefined;
  /** Chosen, or undefined until there is a map that says which view makes sense. */
  readonly view?: View;
  /** While the flick key is held. */
  readonly flick?: View | undefined;
  readonly selection?: string | undefined;
  readonly hover?: string | undefined;
  /** Where on the picture the mouse came upon it; undefined where the keys did. */
  readonly hoverAt?: Point | undefined;
  /** The service the cursor in the file is on. */
  readonly revealed?: string;
  readonly hidden: ReadonlySet<Filter>;
  readonly query: string;
  readonly detailsOpen: boolean;
  readonly camera?: Camera;
  /** Whether the camera has jumped, and the picture should follow it smoothly. */
  readonly glide: boolean;
  /** What fades all but some services. */
  readonly narrow: Narrow;
  readonly filtersOpen: boolean;
  /** Whether, in a narrow panel, the rest of the toolbar is shown. */
  readonly moreOpen: boolean;
  readonly exportOpen: boolean;
  /** Names of services that the last change of the map has brought. */
  readonly fresh: ReadonlySet<string>;
  /** What was told of the service that was asked about, and of which map. */
  readonly story?: {
    readonly service: string;
    readonly model: GraphModel;
    readonly story: ServiceStory | undefined;
  };
  /** A move that is being tried. */
  readonly whatIf?: WhatIf | undefined;
  /** Where the pointer carries a service; on the page. */
  readonly carried?: Point | undefined;
  /** How often the letters have changed that names are measured with. */
  readonly fonts: number;
  /** What the live region says. */
  readonly said: string;
}

/** A service that is tried in another project. */
export interface WhatIf {
  readonly service: string;
  readonly target: string | undefined;
  /** Undefined until it is known; null where there can be no such move. */
  readonly trial: MoveTrial | null | undefined;
  /** The map has changed since it was asked. */
  readonly stale?: boolean;
}

export interface Store {
  /** The camera while a gesture lasts. */
  readonly motion: Motion;
  get(): State;
  set(change: Partial<State> | ((state: State) => Partial<State>)): void;
  subscribe(listener: () => void): () => void;
}

/** Milliseconds until what has changed is kept for the workspace. */
const keepAfter = 400;

export function createStore(host: Host): Store {
  let state = restored(host.getState());
  const listeners = new Set<() => void>();
  let due: ReturnType<typeof setTimeout> | undefined;
  /** For this page’s own next life at once, for that of another page of the map in a while. */
  const keep = () => {
    host.setState(kept(state));
    due ??= setTimeout(() => {
      due = undefined;
      host.postMessage({ type: 'keep', state: kept(state) });
    }, keepAfter);
  };
  return {
    motion: createMotion(),
    get: () => state,
    set(change) {
      const part = typeof change === 'function' ? change(state) : change;
      const before = state;
      state = { ...state, ...part };
      if (keptFields.some((field) => before[field] !== state[field])) keep();
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const keptFields = [
  'model',
  'layout',
  'view',
  'selection',
  'hidden',
  'narrow',
  'filtersOpen',
  'detailsOpen',
  'camera',
] as const satisfies readonly (keyof State)[];

function kept(state: State): object {
  const { view, selection, hidden, narrow, filtersOpen, detailsOpen, camera, model } = state;
  const { layout, places } = state;
  return {
    // Whose picture it is: the host finds the file by it when the window is restored.
    uri: model?.uri ?? state.uri,
    view,
    selection,
    hidden: [...hidden],
    narrow,
    filtersOpen,
    detailsOpen,
    camera,
    places: layout?.skeleton ?? places,
  };
}

/** What was kept may come from an older version of the page, so nothing is taken on trust. */
function restored(value: unknown): State {
  const bag = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  const { uri, view, selection, hidden, camera, places } = bag;
  return {
    ...(typeof uri === 'string' ? { uri } : {}),
    ...(isView(view) ? { view } : {}),
    ...(typeof selection === 'string' ? { selection } : {}),
    ...(isCamera(camera) ? { camera } : {}),
    ...(isSkeleton(places) ? { places } : {}),
    hidden: new Set(Array.isArray(hidden) ? hidden.filter(isFilter) : []),
    narrow: narrowFrom(bag['narrow']),
    filtersOpen: bag['filtersOpen'] === true,
    moreOpen: false,
    exportOpen: false,
    fresh: new Set(),
    glide: false,
    query: '',
    detailsOpen: bag['detailsOpen'] !== false,
    fonts: 0,
    said: '',
  };
}

function isView(value: unknown): value is View {
  return value === 'current' || value === 'recommended' || value === 'difference';
}

/** The view to draw: the flicked one while the key is held. */
export function shownView(state: State): View {
  return state.flick ?? state.view ?? defaultView(state.model);
}

function defaultView(model: GraphModel | undefined): View {
  return model?.services.some((service) => service.current !== undefined)
    ? 'current'
    : 'recommended';
}

/** What a message from the host changes. */
export function received(
  state: State,
  message: Exclude<ToPage, { readonly type: 'export' }>,
): Partial<State> {
  switch (message.type) {
    case 'graph': {
      const { model } = message;
      // An unreadable file keeps the last good picture, under the notice.
      if (model.notice !== undefined && model.services.length === 0 && state.model) {
        return { model: { ...state.model, notice: model.notice } };
      }
      return {
        model,
        layout: relayout(state, model),
        fresh: new Set(state.model && cameSince(state.model, model)),
        ...afterChange(state, model),
      };
    }
    case 'restore':
      // A page that had a life before knows better.
      return state.uri === undefined && !state.model ? restored(message.state) : {};
    case 'view':
      return { view: message.view };
    case 'reveal': {
      const { model } = state;
      const service = model?.services.findIndex(({ name }) => name === message.service) ?? -1;
      if (!model || service < 0) return {};
      return { revealed: keyOf(model, { kind: 'service', service }) };
    }
    case 'select': {
      const { model } = state;
      const target = model && targetNamed(model, message.subject);
      return target ? { selection: keyOf(model, target), detailsOpen: true } : {};
    }
    case 'story': {
      const { model } = state;
      const { service, story } = message;
      return model ? { story: { service, model, story } } : {};
    }
    case 'trial': {
      const { whatIf } = state;
      // An answer to what is no longer asked comes too late.
      if (whatIf?.service !== message.service || whatIf.target !== message.target) return {};
      return {
        whatIf: { ...whatIf, trial: message.trial ?? null, stale: false },
        said: message.trial ? tellTrial(message.trial) : 'This file cannot be edited so',
      };
    }
  }
}

/** Names of services that a map has and the one before had not. */
function cameSince({ services: before }: GraphModel, { services: now }: GraphModel): string[] {
  // Most edits leave nearly all services where they were in the list.
  let from = 0;
  while (from < now.length && now[from]?.name === before[from]?.name) from++;
  if (from === now.length) return [];
  const known = new Set(before.slice(from).map(({ name }) => name));
  return now.slice(from).flatMap(({ name }) => (known.has(name) ? [] : [name]));
}

/** The selection, if the map still has it. */
export function selected(state: State) {
  return state.model && targetOf(state.model, state.selection);
}
