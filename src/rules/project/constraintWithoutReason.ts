import { addReason } from '../../map/edits.ts';
import { keeps } from '../constraint.ts';
import { fixWith, reasonPlaceholder } from '../fixes.ts';
import type { Rule } from '../rule.ts';

const code = 'constraint-without-reason';

export const constraintWithoutReason: Rule = {
  code,
  family: 'project',
  title: 'Constraint without a reason',
  what: 'A constraint keeps services together or apart and does not say why.',
  why: 'A constraint overrules all other evidence. Without its reason nobody can tell later whether it still holds.',
  todo: 'Say why under `because` (quick fix).',
  severity: 'information',
  check: ({ map: { model } }, memory) =>
    memory.once('findings', [model.constraints], () =>
      model.constraints.flatMap(({ kind, services, because, range }) => {
        if (because && because.value.trim() !== '') return [];
        const names = services.map(({ text }) => text);
        return {
          code,
          severity: 'information' as const,
          message: `This constraint ${keeps(names, kind)} and does not say why.`,
          range,
          related: [],
          services: names,
          data: { kind },
        };
      }),
    ),
  fixes: ({ range }, { map }) =>
    fixWith('Add a reason to the constraint', () => addReason(map, range, reasonPlaceholder), true),
  triggers: [
    {
      title: 'Kept apart, and nobody knows why',
      map: `version: 1
services: { a: {}, b: {}, c: {} }
constraints:
  - apart: [a, b]
`,
      expect: ['keeps a and b apart and does not say why'],
    },
    {
      title: 'On one line',
      map: `version: 1
services: { a: {}, b: {}, c: {} }
constraints:
  - { together: [a, b] }
`,
      expect: ['keeps a and b together and does not say why'],
    },
  ],
  quiet: [
    {
      title: 'With its reason',
      map: `version: 1
services: { a: {}, b: {}, c: {} }
constraints:
  - { apart: [a, b], because: PCI scope }
`,
    },
  ],
};
