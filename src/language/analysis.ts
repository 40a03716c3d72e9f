import { nameGroups, homesOf } from '../grouping/naming.ts';
import { overruled } from '../grouping/overruled.ts';
import type { Problem, Solution } from '../grouping/problem.ts';
import { problemFromEvidence } from '../grouping/fromEvidence.ts';
import { solve } from '../grouping/solve.ts';
import { parseMap, type ParsedMap } from '../map/parse.ts';
import type { ServiceMap } from '../map/model.ts';
import { collectEvidence } from '../rules/collect.ts';
import { usersOf } from '../rules/common.ts';
import type { Contradiction, Finding, FindingInput, Grouping } from '../rules/rule.ts';
import { createEvidenceIndex, type EvidenceIndex } from './evidenceIndex.ts';
import { findingsOf } from './findings.ts';
import { isLarge, noEvidence, noSolution } from './limits.ts';

/** A database, flag or segment with the services that use it. */
export interface SharedThing {
  readonly kind: 'database' | 'flag' | 'segment';
  readonly name: string;
  readonly users: readonly number[];
}

export interface Recommendation extends Grouping {
  readonly bound: number;
  /** (overruled − bound) / overruled; 0 where nothing is overruled. */
  readonly gap: number;
  readonly proven: boolean;
}

/** Everything known about one map: what was read, judged and recommended. */
export interface Analysis extends FindingInput, EvidenceIndex {
  readonly problem: Problem;
  readonly solution: Solution;
  readonly recommended: Recommendation;
  readonly things: readonly SharedThing[];
  /** Per thing the project it is at home in, or −1. */
  readonly homes: { readonly current: readonly number[]; readonly recommended: readonly number[] };
  /** In the order of the text; silenced ones left out. */
  readonly findings: readonly Finding[];
  /** What comments in the file silence; still counted. */
  readonly silenced: readonly Finding[];
}

export interface AnalyseOptions {
  /** Milliseconds for the recommendation. */
  readonly timeLimit?: number;
  /** Recommend as if no service had a project today. */
  readonly cleanSlate?: boolean;
  /** Judge a map of any size, however long it takes. */
  readonly unlimited?: boolean;
}

/** Reads, judges and groups one map. Never throws on bad input. */
export function analyse(text: string, options: AnalyseOptions = {}): Analysis {
  return analyseMap(parseMap(text), options);
}

export function analyseMap(map: ParsedMap, options: AnalyseOptions = {}): Analysis {
  const { model } = map;
  const limited = options.unlimited !== true && isLarge(map);
  const evidence = limited
    ? noEvidence(model.services.map(({ name }) => name.text))
    : collectEvidence(model, options.cleanSlate === true ? ['stay'] : []);
  const { problem, contradictions } = problemFromEvidence(evidence);
  const solution = limited ? noSolution(problem.size) : solve(problem, options);
  const things = sharedThings(model);
  const current = currentGrouping(model, problem);
  const recommended = recommendation(model, solution, things);
  const input = {
    map,
    evidence,
    current,
    recommended,
    limited,
    contradictions: contradictions as readonly Contradiction[],
    ...createEvidenceIndex(evidence),
    problem,
    solution,
    things,
    homes: {
      current: homesOf(current.groupOf, things),
      recommended: homesOf(recommended.groupOf, things),
    },
  };
  return { ...input, ...findingsOf(input) };
}

function currentGrouping(model: ServiceMap, problem: Problem): Grouping {
  const names = [...new Set(model.services.flatMap(({ project }) => project?.text ?? []))].sort();
  const index = new Map(names.map((name, i) => [name, i]));
  const groupOf = Int32Array.from(model.services, ({ project }) =>
    project ? (index.get(project.text) ?? -1) : -1,
  );
  return {
    groupOf,
    names,
    members: membersOf(groupOf, names.length),
    overruled: overruled(problem, alone(groupOf)),
  };
}

/** A service without a project counts as one of its own. */
function alone(groupOf: Int32Array): Int32Array {
  let next = groupOf.reduce((most, group) => Math.max(most, group), -1) + 1;
  return groupOf.map((group) => (group < 0 ? next++ : group));
}

function membersOf(groupOf: Int32Array, count: number): number[][] {
  const members: number[][] = Array.from({ length: count }, () => []);
  groupOf.forEach((group, service) => members[group]?.push(service));
  return members;
}

function recommendation(
  model: ServiceMap,
  solution: Solution,
  things: readonly SharedThing[],
): Recommendation {
  const { groupOf, overruled, bound, proven } = solution;
  const names = nameGroups(groupOf, {
    services: model.services.map(({ name }) => name.text),
    projects: model.services.map(({ project }) => project?.text),
    products: model.services.map(({ product }) => product?.text),
    owners: model.services.map(({ owner }) => owner?.text),
    databases: things.filter(({ kind }) => kind === 'database'),
  });
  return {
    groupOf,
    names,
    members: membersOf(groupOf, names.length),
    overruled,
    bound,
    proven,
    gap: overruled === 0 ? 0 : (overruled - bound) / overruled,
  };
}

function sharedThings(model: ServiceMap): SharedThing[] {
  const kinds = [
    ['database', usersOf(model, ({ databases }) => databases.map(({ name }) => name))],
    ['flag', usersOf(model, ({ flags }) => flags)],
    ['segment', usersOf(model, ({ segments }) => segments)],
  ] as const;
  return kinds.flatMap(([kind, byName]) =>
    [...byName]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, users]) => ({ kind, name, users: users.map(({ service }) => service) })),
  );
}
