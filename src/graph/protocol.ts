/**
 * What the shell (or any host) and the graph page say to each other. The page knows nothing
 * else of its host. Plain JSON; every message is checked on both sides with the guards below.
 */
export const protocolVersion = 1;

/** Zero-based lines and UTF-16 columns, as in the Language Server Protocol. */
export interface Place {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** The families of evidence that the picture tells apart by colour and glyph. */
export type Channel = 'database' | 'api' | 'release' | 'flag' | 'other';

export interface GraphEvidence {
  readonly rule: string;
  readonly kind: 'share' | 'split';
  readonly channel: Channel;
  /** Signed points, or required. */
  readonly points: number | 'required';
  readonly reason: string;
  readonly places: readonly Place[];
}

export interface GraphService {
  readonly name: string;
  readonly description?: string;
  readonly owner?: string;
  readonly product?: string;
  /** Index into `groups`; absent where the service has no project today. */
  readonly current?: number;
  readonly recommended: number;
  /** The flags it reads. */
  readonly flags: readonly string[];
  /** Messages of the findings about it. */
  readonly findings: readonly {
    readonly severity: 'error' | 'warning' | 'information' | 'hint';
    readonly message: string;
  }[];
  readonly place: Place;
}

/** A project: of today, recommended, or both. */
export interface GraphGroup {
  readonly name: string;
  readonly inCurrent: boolean;
  readonly inRecommended: boolean;
  /** Where `projects:` declares it. */
  readonly place?: Place;
}

/** A database, flag or segment that at least two services use. */
export interface GraphThing {
  readonly kind: 'database' | 'flag' | 'segment';
  readonly name: string;
  /** Indexes into `services`. */
  readonly users: readonly number[];
  /** Group it is at home in; absent where most of its users have none. */
  readonly currentHome?: number;
  readonly recommendedHome?: number;
  readonly place?: Place;
}

/** All evidence about two services; `a < b`, indexes into `services`. */
export interface GraphLink {
  readonly a: number;
  readonly b: number;
  /** Sum of the counted share points, or required. */
  readonly share: number | 'required';
  /** Sum of the counted split points, ≤ 0, or required. */
  readonly split: number | 'required';
  /** Channel of the strongest share evidence. */
  readonly channel: Channel;
  readonly evidence: readonly GraphEvidence[];
}

export interface GraphModel {
  readonly version: typeof protocolVersion;
  readonly uri: string;
  readonly title: string;
  readonly services: readonly GraphService[];
  readonly groups: readonly GraphGroup[];
  readonly things: readonly GraphThing[];
  /** Only pairs with share evidence, or required apart; sorted by (a, b). */
  readonly links: readonly GraphLink[];
  readonly current: { readonly overruled: number };
  readonly recommended: {
    readonly overruled: number;
    readonly bound: number;
    readonly proven: boolean;
  };
  /** Set where the file could not be read as a map; the rest is then empty or the last good one. */
  readonly notice?: string;
}

export type View = 'current' | 'recommended' | 'difference';

/** Host → page. */
export type ToPage =
  | { readonly type: 'graph'; readonly model: GraphModel }
  | { readonly type: 'reveal'; readonly service: string }
  | { readonly type: 'view'; readonly view: View };

/** Page → host. */
export type FromPage =
  | { readonly type: 'ready'; readonly version: number }
  | { readonly type: 'open'; readonly place: Place }
  | { readonly type: 'moveAll' };
