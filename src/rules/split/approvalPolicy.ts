import { plural } from '../common.ts';
import { byClass } from '../classes.ts';
import type { Rule } from '../rule.ts';

const code = 'approval-policy';

export const approvalPolicy: Rule = {
  code,
  family: 'split',
  title: 'Different approvals',
  what: 'Two services need a different number of approvals for a flag change in production.',
  why: 'Flagsmith sets approvals per environment, and environments belong to a project: two policies for production cannot share one.',
  todo: 'Keep them in two projects, or agree on one policy.',
  points: { kind: 'points', coupling: -4, 'fewer-projects': -4 },
  collect: (map, points, memory) => ({
    classes: byClass(
      map,
      {
        rule: code,
        differ: points,
        mark: ({ approvals }) =>
          approvals && { value: String(approvals.value), range: approvals.range },
        reason: (a, b) =>
          `A flag change in production needs ${a.value} of one and ${plural(Number(b.value), 'approval')} of the other`,
      },
      memory,
    ),
  }),
  triggers: [
    {
      title: 'None and two',
      map: `version: 1
services:
  cart: { approvals: 0 }
  ledger: { approvals: 2 }
`,
      expect: ['cart + ledger: -4'],
    },
  ],
  quiet: [
    {
      title: 'One policy',
      map: `version: 1
services:
  cart: { approvals: 1 }
  ledger: { approvals: 1 }
`,
    },
  ],
};
