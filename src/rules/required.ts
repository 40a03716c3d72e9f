import type { FindingInput } from './rule.ts';

type Input = Pick<FindingInput, 'pairsOf' | 'requiredApart' | 'contradictions'>;

/** More services than these are not compared with each other. */
const mostCompared = 100;

/** The services that have to share a project with any of these, these included. */
function boundTo({ pairsOf, contradictions }: Input, services: readonly number[]): Set<number> {
  const leftOut = new Set(contradictions.map(({ dropped }) => dropped));
  const bound = new Set(services);
  // A set takes in what is added while it is walked.
  for (const service of bound)
    for (const found of pairsOf(service))
      if (found.counted && found.kind === 'share' && found.points === 'required')
        if (!leftOut.has(found)) for (const subject of found.subjects) bound.add(subject);
  return bound;
}

/** Whether it would contradict nothing else that is required if these shared a project. */
export function canShare(input: Input, services: readonly number[]): boolean {
  const bound = [...boundTo(input, services)];
  return (
    bound.length <= mostCompared &&
    !bound.some((a, i) => bound.slice(i + 1).some((b) => input.requiredApart(a, b)))
  );
}

/** Whether it would contradict nothing else that is required if these two were apart. */
export const canSeparate = (input: Input, a: number, b: number): boolean =>
  !boundTo(input, [a]).has(b);
