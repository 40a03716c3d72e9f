import { classPoints } from '../../rules/evidence.ts';
import { stay } from '../../rules/share/stay.ts';
import type { Analysis } from '../analysis.ts';
import { tellServices } from './parts.ts';

/** Larger projects are not looked at pair by pair. */
const largest = 60;

/**
 * That services share a project only because they do today, where the recommendation leaves it so:
 * nothing in the map says that some of them have to do with the others.
 */
export function tellUncoupled(analysis: Analysis, members: readonly number[]): string | undefined {
  const { groupOf } = analysis.recommended;
  const [first = -1] = members;
  if (members.length > largest || members.some((each) => groupOf[each] !== groupOf[first]))
    return undefined;
  const parts = partsOf(analysis, members);
  if (parts.length < 2) return undefined;
  const named = parts.map((part) => tellServices(analysis, part, 4));
  const uncoupled = parts.every((part) => part.length === 1)
    ? `Nothing in the map couples ${tellServices(analysis, parts.flat(), 5)}.`
    : `Nothing in the map couples these groups of its services with each other: ${named.join('; ')}.`;
  return `${uncoupled} They share the project only because they do today.`;
}

/** The members in parts that no counted reason to share connects. */
function partsOf({ pairsOf, evidence }: Analysis, members: readonly number[]): number[][] {
  const parent = new Map(members.map((member) => [member, member]));
  const root = (member: number): number => {
    const up = parent.get(member) ?? member;
    return up === member ? member : root(up);
  };
  for (const member of members)
    for (const { kind, counted, subjects } of pairsOf(member))
      if (kind === 'share' && counted && subjects.every((subject) => parent.has(subject)))
        parent.set(root(subjects[0]), root(subjects[1]));
  for (const term of evidence.classes)
    if (term.rule !== stay.code)
      for (const a of members)
        for (const b of members)
          if (a < b && classPoints(term, a, b) > 0) parent.set(root(a), root(b));
  const parts = new Map<number, number[]>();
  for (const member of members)
    parts.set(root(member), [...(parts.get(root(member)) ?? []), member]);
  return [...parts.values()];
}
