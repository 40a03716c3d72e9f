import type { Severity } from '../../map/model.ts';
import type { ProblemCode } from '../../map/problem.ts';
import type { Finding, FindingInput } from '../rule.ts';

/** What the parser found of one kind, as findings. */
export const fromProblems =
  (code: ProblemCode, severity: Severity) =>
  ({ map }: FindingInput): Finding[] =>
    map.problems
      .filter((problem) => problem.code === code)
      .map(({ message, range, related = [], suggestion }) => ({
        code,
        severity,
        message,
        range,
        related,
        ...(suggestion !== undefined && { data: { suggestion } }),
      }));
