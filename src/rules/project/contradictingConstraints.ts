import { removeItemAt } from '../../map/edits.ts';
import { nameOf, plural, relatedTo } from '../common.ts';
import { changeFix } from '../fixes.ts';
import type { Contradiction, Finding, FindingInput, Rule } from '../rule.ts';

const code = 'contradicting-constraints';

/** One finding for each requirement that is left out, however many chains it closes. */
function check({ map, contradictions }: FindingInput): Finding[] {
  const byPlace = new Map<number, Contradiction[]>();
  for (const found of contradictions) {
    const [range] = found.dropped.places;
    if (!range) continue;
    const known = byPlace.get(range.start);
    if (known) known.push(found);
    else byPlace.set(range.start, [found]);
  }
  return [...byPlace.values()].flatMap((found) => {
    const [shortest, ...others] = found.sort((a, b) => a.chain.length - b.chain.length);
    const [range] = shortest?.dropped.places ?? [];
    if (!shortest || !range) return [];
    // A constraint about many services stands in a chain once for each pair of them.
    const reasons = [...new Set(shortest.chain.map(({ reason }) => reason))];
    const more =
      others.length > 0 ? ` It contradicts ${plural(others.length, 'more requirement')}.` : '';
    const links = found.flatMap(({ chain }) => chain);
    return {
      code,
      severity: 'error' as const,
      message: `These cannot all hold, so this one is left out: ${reasons.join('; ')}.${more}`,
      range,
      related: relatedTo(
        links,
        ({ reason, places: [place] }) => place && { message: `${reason}.`, range: place },
      ),
      services: [
        ...new Set(
          links.flatMap(({ subjects }) => subjects.map((subject) => nameOf(map.model, subject))),
        ),
      ],
    };
  });
}

export const contradictingConstraints: Rule = {
  code,
  family: 'project',
  title: 'Requirements that contradict',
  what: 'Constraints, and rules whose word is required, cannot all hold. The shortest chain that cannot is shown.',
  why: 'Services cannot share a project and be kept apart at once. The newest requirement is left out so that the rest can be honoured; your own constraints count as newest.',
  todo: 'Take out or change one of the chain.',
  severity: 'error',
  check,
  fixes: ({ range }, { map }) => {
    const change = removeItemAt(map, 'constraints', range.start);
    return change ? changeFix(map, 'Remove the constraint that is left out', () => change) : [];
  },
  triggers: [
    {
      title: 'Together and apart',
      map: `version: 1
services: { a: {}, b: {}, c: {} }
constraints:
  - { together: [a, b], because: one team }
  - { together: [b, c], because: one on-call }
  - { apart: [a, c], because: PCI scope }
`,
      expect: ['These cannot all hold'],
    },
  ],
  quiet: [
    {
      title: 'They fit',
      map: `version: 1
services: { a: {}, b: {}, c: {} }
constraints:
  - { together: [a, b] }
  - { apart: [a, c] }
`,
    },
  ],
};
