import type { ParsedMap } from '../map/parse.ts';
import type { Policy, Preset, ServiceMap, Severity } from '../map/model.ts';
import type { Change, Edits } from '../map/edits.ts';
import type { Range } from '../map/text.ts';
import type { Memory } from './memory.ts';
import type { Seals } from './seals.ts';
import type { ClassEvidence, EvidenceSet, PairEvidence, Separation } from './evidence.ts';

export type RuleFamily = 'share' | 'split' | 'project' | 'language';

/** A map that shows the rule at work, or a near miss. Run as a test and printed on the rule's page. */
export interface Example {
  readonly title: string;
  readonly map: string;
  /** Other files beside `service-map.yaml`, by path. */
  readonly files?: Readonly<Record<string, string>>;
  /**
   * What the rule must say: for evidence `a + b: +10`, for a finding a part of its message.
   * Empty or absent in an example that stays quiet.
   */
  readonly expect?: readonly string[];
}

/** One rule: what it is, why, what to do, and how it is found. One file each. */
export interface Rule {
  readonly code: string;
  readonly family: RuleFamily;
  readonly title: string;
  /** What it finds, in one sentence. */
  readonly what: string;
  /** Why that matters for Flagsmith projects. */
  readonly why: string;
  /** What the user can do about it. */
  readonly todo: string;
  readonly triggers: readonly Example[];
  readonly quiet: readonly Example[];
  /** Points of the evidence it gives; absent for rules that only report. Signed. */
  readonly points?: RulePoints;
  collect?(map: ServiceMap, points: number, memory: Memory): Collected;
  /** Severity of what `check` reports, unless a finding says otherwise. */
  readonly severity?: Severity;
  check?(input: FindingInput, memory: Memory): readonly Finding[];
  /** What it finds rests on the recommendation, and waits for it. */
  readonly needsRecommendation?: true;
  /** Mechanical remedies for one of its findings. */
  fixes?(finding: Finding, input: FindingInput): readonly Fix[];
}

/** `required` can be switched off and not weighed. */
export type RulePoints =
  { readonly kind: 'required' } | ({ readonly kind: 'points' } & Readonly<Record<Preset, number>>);

export interface Collected {
  readonly pairs?: readonly PairEvidence[];
  readonly classes?: readonly ClassEvidence[];
  readonly separations?: readonly Separation[];
}

/** A partition of the services into projects. */
export interface Grouping {
  /** Per service the index of its project, or −1 where it has none. */
  readonly groupOf: Int32Array;
  readonly names: readonly string[];
  /** Members of each project, ascending. */
  readonly members: readonly (readonly number[])[];
  /** Points it overrules. */
  readonly overruled: number;
}

/** Required evidence that cannot all be honoured. */
export interface Contradiction {
  /** The shortest chain, in order from one end to the other. */
  readonly chain: readonly PairEvidence[];
  /** The newest of them, left out so that the rest holds. */
  readonly dropped: PairEvidence;
}

/** Everything a finding can be made from. */
export interface FindingInput {
  readonly map: ParsedMap;
  readonly evidence: EvidenceSet;
  readonly current: Grouping;
  readonly recommended: Grouping;
  readonly contradictions: readonly Contradiction[];
  /** Counted evidence of one service with others, by service index. */
  readonly pairsOf: (service: number) => readonly PairEvidence[];
  /** Signed counted points of two services, or required. */
  readonly net: (a: number, b: number) => number | 'together' | 'apart';
  /** The evidence that requires two services to be apart, if any. */
  readonly requiredApart: (
    a: number,
    b: number,
  ) => { readonly rule: string; readonly reason: string } | undefined;
  /** All rules by their codes. */
  readonly knownRules: ReadonlyMap<string, Rule>;
  /** Services that are in another project today than recommended, with the recommended one's name. */
  readonly movers: ReadonlyMap<number, string>;
  /** Tell what findings may rest on, and whether it has changed. */
  readonly seals: Seals;
  /** The map is too large for evidence and a recommendation; both are empty. */
  readonly limited: boolean;
}

export interface Related {
  readonly message: string;
  readonly range: Range;
}

export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: Range;
  readonly related: readonly Related[];
  /** Shown faded, as something that could go. */
  readonly unnecessary?: true;
  /** The evidence rules behind it: a comment may silence it by their codes too. */
  readonly because?: readonly string[];
  /** Names of the services it is about. */
  readonly services?: readonly string[];
  /**
   * What a baseline knows it by, where its place and its services hang on more than what it is
   * about: on which service of a project comes first, for example.
   */
  readonly identity?: Readonly<Record<string, string>>;
  /** What its fixes need to know. */
  readonly data?: Readonly<Record<string, string>>;
}

/** A remedy, made only when it is asked for: each edit is tried on a copy of the whole text. */
export interface Fix {
  readonly title: string;
  edits(): Edits;
  /** The one remedy that is right in most cases. */
  readonly preferred?: true;
  /** The change alone, to be made together with others, where it is right without a look at it. */
  safe?(): Change | undefined;
}

/** What a policy makes of the points of a rule: 0 where it is off. */
export function pointsUnder(rule: Rule, preset: Preset, policy: Policy | undefined): number {
  if (!rule.points || policy === 'off') return 0;
  if (rule.points.kind === 'required') return policy === 0 ? 0 : 1;
  const standard = rule.points[preset];
  if (typeof policy !== 'number') return standard;
  // Pages and hovers write a minus before what speaks for splitting; one may be copied, or left out.
  if (rule.family === 'split') return -Math.abs(policy);
  return policy < 0 ? standard : policy;
}
