import type { NameKind } from '../map/model.ts';
import type { Range } from '../map/text.ts';

/**
 * A point is a deciban: 10·log10 of the odds that this fact alone gives. Integers; positive
 * speaks for one project (share), negative for two (split). `required` is a level of its own.
 */
export type Points = number | 'required';
export type EvidenceKind = 'share' | 'split';

/** The shared thing the evidence is about; `release` and `constraint` name no declared thing. */
export interface Thing {
  readonly kind: NameKind | 'release' | 'constraint';
  readonly name: string;
}

/** What one rule found about one pair of services. */
export interface PairEvidence {
  readonly rule: string;
  readonly kind: EvidenceKind;
  /** Signed; 0 only where `counted` is false. */
  readonly points: Points;
  /** Indexes into `ServiceMap.services`, the smaller first. */
  readonly subjects: readonly [number, number];
  readonly reason: string;
  readonly thing?: Thing | undefined;
  /** Where the file says so; at least one place. */
  readonly places: readonly Range[];
  /** False for what was looked at and weighs nothing: too common, unknown, or off. */
  readonly counted: boolean;
}

/**
 * What one rule says about every pair at once, by a class of each service (its owner, its
 * product, …). Kept as classes because all pairs of a large map would not fit in memory.
 */
export interface ClassEvidence {
  readonly rule: string;
  /** Per service the class, 0 … classCount − 1, or −1 where it says nothing. */
  readonly classOf: Int32Array;
  readonly classCount: number;
  /** Signed points of two services of one class. */
  readonly same: number;
  /** Signed points of two services of different classes, unless `except` says otherwise. */
  readonly differ: number;
  /** Signed points of two classes, keyed `low * classCount + high`. */
  readonly except: ReadonlyMap<number, number>;
  /** Why, and where, for two services that this evidence speaks about. */
  reason(a: number, b: number): string;
  places(a: number, b: number): readonly Range[];
}

/** Every service of `left` must be apart from every service of `right`; the two never overlap on one pair. */
export interface Separation {
  readonly rule: string;
  readonly left: readonly number[];
  readonly right: readonly number[];
  reason(left: number, right: number): string;
  places(left: number, right: number): readonly Range[];
}

/** Everything the share and split rules found in one map. */
export interface EvidenceSet {
  /** Names of the services; the indexes above point into it. Sorted in code-unit order. */
  readonly services: readonly string[];
  readonly pairs: readonly PairEvidence[];
  readonly classes: readonly ClassEvidence[];
  readonly separations: readonly Separation[];
}

/** Signed points that a class evidence gives two services; 0 where it says nothing about them. */
export function classPoints(
  evidence: Pick<ClassEvidence, 'classOf' | 'classCount' | 'same' | 'differ' | 'except'>,
  a: number,
  b: number,
): number {
  const x = evidence.classOf[a] ?? -1;
  const y = evidence.classOf[b] ?? -1;
  if (x < 0 || y < 0) return 0;
  if (x === y) return evidence.same;
  const key = x < y ? x * evidence.classCount + y : y * evidence.classCount + x;
  return evidence.except.get(key) ?? evidence.differ;
}
