import type { Problem, Solution } from '../grouping/problem.ts';
import { parseMap, type ParsedMap } from '../map/parse.ts';
import type { Finding, FindingInput } from '../rules/rule.ts';
import type { EvidenceIndex } from './evidenceIndex.ts';
import type { Baseline } from './baseline.ts';
import type { Severities } from './findings.ts';
import { createJudge } from './judge.ts';
import type { Recommendation, SharedThing } from './groupings.ts';

export type { Recommendation, SharedThing } from './groupings.ts';

/** Everything known about one map: what was read, judged and recommended. True until the next edit. */
export interface Analysis extends FindingInput, EvidenceIndex {
  readonly problem: Problem;
  readonly solution: Solution;
  readonly recommended: Recommendation;
  /** False while the recommendation is that of an earlier text, with a newer one on its way. */
  readonly settled: boolean;
  /** False before there is any recommendation at all: nothing is found then that needs one. */
  readonly answered: boolean;
  readonly things: readonly SharedThing[];
  /** Per thing the project it is at home in, or −1. */
  readonly homes: { readonly current: readonly number[]; readonly recommended: readonly number[] };
  /** In the order of the text; silenced ones left out. */
  readonly findings: readonly Finding[];
  /** What comments in the file silence; still counted. */
  readonly silenced: readonly Finding[];
  /** What the baseline knows; still counted. */
  readonly baselined: readonly Finding[];
  /** The baseline that was used. */
  readonly baseline?: Baseline;
  /** What is wrong with the baseline; ranges are those of its own text. */
  readonly aboutBaseline: readonly Finding[];
}

export interface AnalyseOptions {
  /** Milliseconds for the recommendation. */
  readonly timeLimit?: number;
  /** Recommend as if no service had a project today. */
  readonly cleanSlate?: boolean;
  /** How severe what rules find is to the user, where the map says nothing. */
  readonly rules?: Severities;
  /** Findings that are known and accepted. */
  readonly baseline?: Baseline;
  /** Judge a map of any size, however long it takes. */
  readonly unlimited?: boolean;
}

/** Reads, judges and groups one map. Never throws on bad input. */
export const analyse = (text: string, options: AnalyseOptions = {}): Analysis =>
  analyseMap(parseMap(text), options);

export const analyseMap = (map: ParsedMap, options: AnalyseOptions = {}): Analysis =>
  createJudge(options).judge(map);
