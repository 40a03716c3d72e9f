import { consistent, problemOf, type Consistent } from '../grouping/fromEvidence.ts';
import { resolve } from '../grouping/edited/resolve.ts';
import { overruled } from '../grouping/overruled.ts';
import type { Problem, Solution } from '../grouping/problem.ts';
import { solve } from '../grouping/solve.ts';
import type { ParsedMap } from '../map/parse.ts';
import { sameItems } from '../map/sameItems.ts';
import { collectEvidence } from '../rules/collect.ts';
import { createMemories, createMemory } from '../rules/memory.ts';
import { createSeals } from '../rules/seals.ts';
import type { EvidenceSet } from '../rules/evidence.ts';
import type { Grouping } from '../rules/rule.ts';
import type { AnalyseOptions, Analysis } from './analysis.ts';
import { createEvidenceIndexer, type EvidenceIndex } from './evidenceIndex.ts';
import { createFindings } from './findings.ts';
import { isLarge, noEvidence, noSolution } from './limits.ts';
import {
  alone,
  carriedOver,
  createThings,
  currentGroups,
  moversOf,
  recommendation,
  type Recommendation,
} from './groupings.ts';

/** Judges a map again and again as it changes, and only what has changed. */
export interface Judge {
  /**
   * Everything about the map as it now is. With `later` the recommendation is that of the last
   * time, fitted to the services of now, until `settle` gives the new one. The first time there
   * is none, and nothing is found that needs one.
   */
  judge(map: ParsedMap, when?: 'now' | 'later'): Analysis;
  /**
   * The last judged map with its own recommendation; `solution` is that of its problem, `final`
   * whether no better one is on its way.
   */
  settle(solution?: Solution, final?: boolean): Analysis;
  /**
   * A solution of the last judged map that is the one of the last time but for what has been edited
   * since; `final` where nothing has that it rests on. Undefined where there is nothing to follow.
   */
  follow(): { readonly solution: Solution; readonly final: boolean } | undefined;
  /** Takes an earlier text's recommendation for the one of the last time. */
  learn(earlier: Analysis, solution: Solution): void;
}

/** What the recommendation is made from and what it says. */
interface Answer {
  readonly services: readonly string[];
  readonly problem: Problem;
  readonly solution: Solution;
  /** Whether no better one was on its way. */
  readonly final: boolean;
  readonly recommended: Recommendation;
  /** Points that today's projects overrule. */
  readonly today: number;
}

/** A map with the question that its evidence poses. */
interface Posed {
  readonly map: ParsedMap;
  readonly limited: boolean;
  readonly evidence: EvidenceSet;
  readonly index: EvidenceIndex;
  readonly required: Consistent;
  readonly today: Omit<Grouping, 'overruled'>;
  problem(): Problem;
}

export function createJudge(options: AnalyseOptions = {}): Judge {
  const without = options.cleanSlate === true ? ['stay'] : [];
  const memories = createMemories();
  const indexed = createEvidenceIndexer();
  const sealed = createSeals();
  const findingsOf = createFindings(options);
  let posed: Posed | undefined;
  let answer: Answer | undefined;

  const memory = createMemory();
  const pose = (map: ParsedMap): Posed => {
    const limited = options.unlimited !== true && isLarge(map);
    const evidence = limited
      ? noEvidence([...map.model.users.indexes.keys()])
      : collectEvidence(map.model, without, memories);
    const { services, pairs, classes, separations } = evidence;
    const { indexes, projects } = map.model.users;
    const required = memory.once('required', [services, pairs, separations], () =>
      consistent(evidence),
    );
    return {
      map,
      limited,
      evidence,
      index: indexed(evidence),
      required,
      today: memory.once('today', [indexes, projects], () => currentGroups(map.model)),
      problem: () =>
        memory.once('problem', [required, services, pairs, classes], () =>
          problemOf(evidence, required),
        ),
    };
  };
  const inputOf = (
    { map, limited, evidence, index, required, today }: Posed,
    recommended: Recommendation,
    overruledToday: number,
  ) => {
    const current = { ...today, overruled: overruledToday };
    const { separations } = evidence;
    const { contradictions } = required;
    const { pairsOf } = index;
    const seals = sealed({ model: map.model, current, recommended, separations, pairsOf });
    const movers = memory.once('movers', [current.groupOf, current.names, recommended], () =>
      moversOf(map.model, recommended),
    );
    return {
      map,
      limited,
      evidence,
      current,
      recommended,
      contradictions,
      ...index,
      movers,
      seals,
    };
  };
  const told = (
    question: Posed,
    given: Pick<Answer, 'solution' | 'recommended' | 'today'>,
    settled: boolean,
    answered = true,
  ): Analysis => {
    const { map, problem } = question;
    const { solution, recommended } = given;
    const input = inputOf(question, recommended, given.today);
    const things = createThings(map.model, input.current, recommended);
    return {
      ...input,
      ...findingsOf(input, answered ? 'all' : 'without recommendation'),
      solution,
      settled,
      answered,
      get problem() {
        return problem();
      },
      get things() {
        return things.all();
      },
      get homes() {
        return things.homes();
      },
    };
  };
  const finish = (question: Posed, solution: Solution, settled = true): Analysis => {
    const { map, evidence, today, problem } = question;
    answer = answerOf(map, evidence, problem(), today, solution, settled, answer);
    return told(question, answer, settled);
  };
  return {
    judge(map, when = 'now') {
      posed = pose(map);
      if (posed.limited) return finish(posed, noSolution(posed.evidence.services.length));
      if (when === 'now') return finish(posed, solve(posed.problem(), options));
      const { services } = posed.evidence;
      if (!answer) {
        const solution = noSolution(services.length);
        const recommended = recommendation(map.model, solution);
        return told(posed, { solution, recommended, today: 0 }, false, false);
      }
      const recommended = carriedOver(answer.recommended, answer.services, services);
      return told(posed, { ...answer, recommended }, false);
    },
    settle(solution, final = true) {
      if (!posed) throw new RangeError('nothing has been judged yet');
      return finish(posed, solution ?? solve(posed.problem(), options), final);
    },
    follow() {
      if (!posed || !answer) return undefined;
      const { services } = posed.evidence;
      const numbers = new Map(answer.services.map((name, i) => [name, i]));
      const before = Int32Array.from(services, (name) => numbers.get(name) ?? -1);
      const { problem, solution, final } = answer;
      const now = posed.problem();
      if (now === problem) return { solution, final };
      const followed = resolve({ problem, groupOf: solution.groupOf }, now, before);
      return followed && { solution: followed, final: false };
    },
    learn({ map, evidence, problem, current }, solution) {
      answer = answerOf(map, evidence, problem, current, solution, false, answer);
    },
  };
}

function answerOf(
  { model }: ParsedMap,
  { services }: EvidenceSet,
  problem: Problem,
  { groupOf }: Pick<Grouping, 'groupOf'>,
  solution: Solution,
  final: boolean,
  last: Answer | undefined,
): Answer {
  const fresh = recommendation(model, solution);
  const same =
    last &&
    sameItems(fresh.groupOf, last.recommended.groupOf) &&
    sameItems(fresh.names, last.recommended.names);
  // What has not changed is the same object as before, so that it need not be judged again.
  const { groupOf: groups, names, members } = same ? last.recommended : fresh;
  return {
    services,
    problem,
    solution,
    final,
    recommended: { ...fresh, groupOf: groups, names, members },
    today: overruled(problem, alone(groupOf)),
  };
}
