import type { Severity } from '../../map/model.ts';
import type { MissingSign, ProblemCode } from '../../map/problem.ts';
import type { Finding, FindingInput } from '../rule.ts';

/** What the parser found of one kind, as findings. */
export const fromProblems =
  (code: ProblemCode, severity: Severity) =>
  ({ map }: FindingInput): Finding[] =>
    map.problems
      .filter((problem) => problem.code === code)
      .map(({ message, range, related = [], suggestion, missing }) => ({
        code,
        severity,
        message,
        range,
        related,
        ...(suggestion !== undefined && { data: { suggestion } }),
        ...(missing && { data: placed(missing) }),
      }));

const placed = ({ text, at, textAt }: MissingSign): Readonly<Record<string, string>> => ({
  missing: text,
  at: String(at),
  ...(textAt !== undefined && { textAt: String(textAt) }),
});
