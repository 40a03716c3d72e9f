import type { Rule } from '../rule.ts';
import { limitFindings } from './limits.ts';

const code = 'near-limit';
const flags = Array.from({ length: 850 }, (_, i) => `f${i}`).join(', ');

export const nearLimit: Rule = {
  code,
  family: 'project',
  title: 'Near a limit of Flagsmith',
  what: 'A project has at least 80 % of the features, segments or segment overrides that Flagsmith allows (1,000, 500 and 2,000).',
  why: 'At the limit nobody can create the next flag.',
  todo: 'Remove stale flags first; then split the project by domain.',
  severity: 'information',
  needsRecommendation: true,
  check: (input, memory) => limitFindings(input, memory, code, false),
  triggers: [
    {
      title: 'Segment overrides near 2,000',
      map: `version: 1
projects: { shop: { segmentOverrides: 1900 } }
services: { cart: { project: shop } }
`,
      expect: [
        'Project shop has 1900 segment overrides in one environment; Flagsmith allows 2,000',
      ],
    },
    {
      title: '850 flags',
      map: `version: 1\nservices:\n  cart: { project: shop, flags: [${flags}] }\n`,
      expect: ['Project shop has 850 features'],
    },
  ],
  quiet: [
    {
      title: 'Far from it',
      map: `version: 1
projects: { shop: { segmentOverrides: 190 } }
services: { cart: { project: shop } }
`,
    },
  ],
};
