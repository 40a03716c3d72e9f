import type { Rule } from '../rule.ts';

const map = `version: 1
services:
  cart: { databases: [db], project: shop }
  orders: { databases: [db], project: orders }
`;

const baseline = (code: string) => `{
  "version": 1,
  "findings": [
    {"code":"${code}","file":"service-map.yaml","at":"services/cart/project","services":["cart","orders"]}
  ]
}
`;

export const staleBaseline: Rule = {
  code: 'stale-baseline',
  family: 'language',
  title: 'Entry of the baseline that fits nothing',
  what: 'An entry of the baseline stands for a finding that is not there any more.',
  why: 'It would hide the finding, should it come back, and nobody would look at it.',
  todo: 'Take the entry out, or write the baseline again.',
  severity: 'warning',
  triggers: [
    {
      title: 'What it accepts has been mended',
      map,
      files: { 'service-map-baseline.json': baseline('lumped-together') },
      expect: ['There is no such finding of lumped-together any more.'],
    },
  ],
  quiet: [
    {
      title: 'What it accepts is still there',
      map,
      files: { 'service-map-baseline.json': baseline('split-apart') },
    },
  ],
};
