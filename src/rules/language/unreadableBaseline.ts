import type { Rule } from '../rule.ts';

const map = `version: 1
services: { cart: { project: shop }, orders: { project: shop } }
`;

export const unreadableBaseline: Rule = {
  code: 'unreadable-baseline',
  family: 'language',
  title: 'Baseline that cannot be read',
  what: 'The baseline, or an entry of it, does not have the form that it is written in.',
  why: 'What cannot be read silences nothing, and is lost when the baseline is written again.',
  todo: 'Mend it by hand, or write the baseline again.',
  severity: 'error',
  triggers: [
    {
      title: 'An entry without a file',
      map,
      files: {
        'service-map-baseline.json': '{ "version": 1, "findings": [{ "code": "split-apart" }] }',
      },
      expect: ['An entry needs at least "code" and "file".'],
    },
    {
      title: 'Another kind of file',
      map,
      files: { 'service-map-baseline.json': '{ "rules": {} }' },
      expect: ['A baseline has a list of "findings".'],
    },
  ],
  quiet: [
    {
      title: 'A baseline without entries',
      map,
      files: { 'service-map-baseline.json': '{ "version": 1, "findings": [] }' },
    },
  ],
};
