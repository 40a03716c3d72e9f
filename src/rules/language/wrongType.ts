import { fromProblems } from './fromProblems.ts';
import { mendType } from './mendType.ts';
import { policyWords } from '../../map/model.ts';
import { orList } from '../../map/validation.ts';
import type { Finding, FindingInput, Rule } from '../rule.ts';

const code = 'wrong-type';

const problems = fromProblems(code, 'error');

/** Points for rules that exist and do not count them. */
const vainPoints = ({ map, knownRules }: FindingInput): Finding[] =>
  map.model.policies.flatMap(({ name, setting: { value, range } }) => {
    const rule = knownRules.get(name.text);
    const wrong = rule && typeof value === 'number' ? wrongPoints(rule, value) : undefined;
    return wrong
      ? {
          code,
          severity: 'error' as const,
          message: `"${name.text}" ${wrong.message}`,
          range,
          related: [],
          ...(wrong.suggestion !== undefined && { data: { suggestion: wrong.suggestion } }),
        }
      : [];
  });

function wrongPoints(
  { family, points }: Rule,
  value: number,
): { readonly message: string; readonly suggestion?: string } | undefined {
  const takes = `It takes ${orList(policyWords)}.`;
  if (!points)
    return {
      message: `only reports, so points say nothing. ${takes}`,
      ...(value === 0 && { suggestion: 'off' }),
    };
  if (points.kind === 'required' && value !== 0)
    return { message: `requires, so points say nothing. ${takes}` };
  if (family === 'share' && value < 0)
    return {
      message: 'speaks for sharing a project, so its points have no minus.',
      suggestion: String(-value),
    };
  return undefined;
}

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
      title: 'A minus for a rule that speaks for sharing',
      map: `version: 1
services: { cart: {}, orders: {} }
rules: { shared-database: -5 }
`,
      expect: ['"shared-database" speaks for sharing a project, so its points have no minus'],
    },
    {
      title: 'Points for a rule that requires',
      map: `version: 1
services: { cart: {}, orders: {} }
rules: { split-rollout: 5 }
`,
      expect: ['"split-rollout" requires, so points say nothing'],
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
    {
      title: 'A minus for a rule that speaks for splitting',
      map: `version: 1
services: { cart: {}, orders: {} }
rules: { team-access: -3, stable-api: 3 }
`,
    },
  ],
};
