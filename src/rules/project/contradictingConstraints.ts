import { removeItemAt } from '../../map/edits.ts';
import { nameOf } from '../common.ts';
import { changeFix } from '../fixes.ts';
import type { Rule } from '../rule.ts';

const code = 'contradicting-constraints';

export const contradictingConstraints: Rule = {
  code,
  family: 'project',
  title: 'Requirements that contradict',
  what: 'Constraints, and rules whose word is required, cannot all hold. The shortest chain that cannot is shown.',
  why: 'Services cannot share a project and be kept apart at once. The newest requirement is left out so that the rest can be honoured; your own constraints count as newest.',
  todo: 'Take out or change one of the chain.',
  severity: 'error',
  check: ({ map, contradictions }) =>
    contradictions.flatMap(({ chain, dropped }) => {
      const [range] = dropped.places;
      if (!range) return [];
      return {
        code,
        severity: 'error' as const,
        message: `These cannot all hold, so this one is left out: ${chain.map(({ reason }) => reason).join('; ')}.`,
        range,
        related: chain.flatMap(({ reason, places }) =>
          places.slice(0, 1).map((place) => ({ message: `${reason}.`, range: place })),
        ),
        services: [
          ...new Set(
            chain.flatMap(({ subjects }) => subjects.map((subject) => nameOf(map.model, subject))),
          ),
        ],
      };
    }),
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
