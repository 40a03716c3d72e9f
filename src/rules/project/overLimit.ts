import type { Rule } from '../rule.ts';
import { limitFindings } from './limits.ts';

const code = 'over-limit';

export const overLimit: Rule = {
  code,
  family: 'project',
  title: 'Over a limit of Flagsmith',
  what: 'A project has more features, segments or segment overrides than Flagsmith allows (1,000, 500 and 2,000), or the plan has fewer projects than the map.',
  why: 'What is over the limit cannot be created.',
  todo: 'Remove stale flags, split the project by domain, or change the plan.',
  severity: 'warning',
  needsRecommendation: true,
  check: (input, memory) => limitFindings(input, memory, code, true),
  triggers: [
    {
      title: 'Too many segment overrides',
      map: `version: 1
projects: { shop: { segmentOverrides: 2400 } }
services: { cart: { project: shop } }
`,
      expect: [
        'Project shop has 2400 segment overrides in one environment; Flagsmith allows 2,000',
      ],
    },
    {
      title: 'Two projects on the free plan',
      map: `version: 1
organisation: { plan: free }
services: { cart: { project: shop }, ledger: { project: finance } }
`,
      expect: ['The free plan has one project; the map has 2 projects today.'],
    },
  ],
  quiet: [
    {
      title: 'Within the limits',
      map: `version: 1
organisation: { plan: free }
projects: { shop: { segmentOverrides: 100 } }
services: { cart: { project: shop } }
`,
    },
  ],
};
