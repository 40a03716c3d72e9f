/** What the tree of the map can show; the context key `serviceMap.state` has the same values. */
export type MapState = 'stopped' | 'noFolder' | 'noMap' | 'closed' | 'several' | 'empty' | 'map';

export interface Situation {
  /** Whether the server answers. */
  readonly running: boolean;
  readonly folders: number;
  /** Maps found in the workspace. */
  readonly maps: number;
  /** Services of the map that is followed; absent where none is. */
  readonly services?: number;
}

export function mapState({ running, folders, maps, services }: Situation): MapState {
  if (!running) return 'stopped';
  if (services !== undefined) return services > 0 ? 'map' : 'empty';
  if (maps > 1) return 'several';
  if (maps === 1) return 'closed';
  return folders === 0 ? 'noFolder' : 'noMap';
}

/** The map to follow: the active one, else the last one while it is open, else the only one open. */
export function followed<T>(
  active: T | undefined,
  last: T | undefined,
  open: readonly T[],
): T | undefined {
  if (active !== undefined) return active;
  if (last !== undefined && open.includes(last)) return last;
  return open.length === 1 ? open[0] : undefined;
}
