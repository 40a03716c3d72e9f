import { fromProblems } from './fromProblems.ts';
import { mendType } from './mendType.ts';
import { settings } from '../../map/checkPolicies.ts';
import { orList } from '../../map/validation.ts';
import type { Finding, FindingInput, Rule } from '../rule.ts';

const code = 'wrong-type';

const problems = fromProblems(code, 'error');

const isReporting = (rule: Rule | undefined): boolean => rule !== undefined && !rule.points;

/** Points for rules that exist and give none. */
const vainPoints = ({ map, knownRules }: FindingInput): Finding[] =>
  map.model.policies.flatMap(({ name, setting }) =>
    typeof setting.value === 'number' && isReporting(knownRules.get(name.text))
      ? {
          code,
          severity: 'error' as const,
          message: `"${name.text}" only reports, so points say nothing. It takes ${orList(settings)}.`,
          range: setting.range,
          related: [],
          ...(setting.value === 0 && { data: { suggestion: 'off' } }),
        }
      : [],
  );

export const wrongType: Rule = {
  code,
  family: 'language',
  title: 'Wrong type',
  what: 'A value is not of the kind its key takes.',
  why: 'It cannot be used, and is left out of the judgement.',
  todo: 'Write it as the message says.',
  severity: 'error',
  check: (input) => [...problems(input), ...vainPoints(input)],
  fixes: mendType,
  triggers: [
    {
      title: 'A word where a list belongs',
      map: `version: 1
services:
  cart: { flags: new-cart }
`,
      expect: ['"flags" takes a list'],
    },
    {
      title: 'Points for a rule that only reports',
      map: `version: 1
services: { cart: {}, orders: {} }
rules: { split-apart: 5 }
`,
      expect: ['"split-apart" only reports, so points say nothing'],
    },
    {
      title: 'A choice with a slip',
      map: `version: 1
apis: { pricing: { stability: stabel } }
services: { cart: { consumesApis: [pricing] } }
`,
      expect: ['Did you mean "stable"?'],
    },
  ],
  quiet: [
    {
      title: 'A plain map',
      map: `version: 1
services: { cart: {}, orders: {} }
`,
    },
  ],
};
