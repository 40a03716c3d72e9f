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
  /** Where both services share something: its index in `things`. */
  readonly thing?: number;
  /** None where it is said of classes of services, as of all of one owner. */
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
    readonly place?: Place;
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

/** One reason for or against where a service is recommended. */
export interface StoryReason {
  /** Title of the rule. */
  readonly rule: string;
  /** The other service. */
  readonly other: string;
  readonly points: number | 'required';
  readonly reason: string;
}

/** What is told of one service when it is asked for. */
export interface ServiceStory {
  readonly service: string;
  readonly why: readonly StoryReason[];
  readonly against: readonly StoryReason[];
  /** Whether every best grouping has it with its closest partner, as a sentence. */
  readonly certainty?: string | undefined;
  /** The weightiest reason that is not honoured, and those it cannot be honoured with. */
  readonly dilemma?: string | undefined;
  /** Sentences. */
  readonly flips: readonly string[];
  /** Its flags, and the teams that can see each today. */
  readonly flags: readonly { readonly name: string; readonly seenBy: readonly string[] }[];
}

/** What moving one service to another project would change. */
export interface MoveTrial {
  readonly service: string;
  readonly target: string;
  /** Points that today’s projects overrule. */
  readonly before: number;
  readonly after: number;
  /** What is required and would be broken. */
  readonly required: readonly string[];
  /** Messages of findings; absent where the map is too large to say at once. */
  readonly appear?: readonly string[];
  readonly vanish?: readonly string[];
  /** Who gains or loses sight of whose flags, as sentences. */
  readonly access: readonly string[];
}

/** What an export is of. */
export interface Exported {
  readonly model: GraphModel;
  readonly view: View;
  /** As it is written on the picture: `2026-11-23`. */
  readonly date: string;
}

export interface Picture {
  /** A whole SVG document. */
  readonly svg: string;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
}

/** What the page can be exported to. */
export type ExportFormat = 'svg' | 'png' | 'mermaid' | 'dot' | 'html';

/** What a host can ask the page to show, by name. */
export type Subject =
  { readonly service: string } | { readonly thing: Pick<GraphThing, 'kind' | 'name'> };

/** Host → page. */
export type ToPage =
  | { readonly type: 'graph'; readonly model: GraphModel }
  /** The cursor in the file is on a service. */
  | { readonly type: 'reveal'; readonly service: string }
  /** The user wants to see something, and what there is to say of it. */
  | { readonly type: 'select'; readonly subject: Subject }
  | { readonly type: 'view'; readonly view: View }
  | { readonly type: 'story'; readonly service: string; readonly story?: ServiceStory }
  | {
      readonly type: 'trial';
      readonly service: string;
      readonly target: string;
      readonly trial?: MoveTrial;
    }
  /** What a page of the same map has kept in this workspace, for one that begins afresh. */
  | { readonly type: 'restore'; readonly state: object }
  /** The user has asked for an export by a command. */
  | { readonly type: 'export'; readonly format: ExportFormat };

/** Page → host. */
export type FromPage =
  | { readonly type: 'ready'; readonly version: number }
  | { readonly type: 'open'; readonly place: Place }
  | { readonly type: 'moveAll' }
  | { readonly type: 'story'; readonly service: string }
  | { readonly type: 'trial'; readonly service: string; readonly target: string }
  /** Writes the move into the file, unless the file has changed since. */
  | { readonly type: 'move'; readonly service: string; readonly target: string }
  /** What to give back to the next page of this map. */
  | { readonly type: 'keep'; readonly state: object }
  /** An export to be saved: text, or a PNG as base64. */
  | {
      readonly type: 'save';
      readonly format: Exclude<ExportFormat, 'html'>;
      readonly content: string;
    }
  /** A report to be written and saved: the page draws its picture, the host writes the rest. */
  | { readonly type: 'report'; readonly subject: Exported; readonly picture: Picture };
