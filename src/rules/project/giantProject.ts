import { plural } from '../common.ts';
import type { Rule } from '../rule.ts';
import { anchorOf } from './anchor.ts';

const code = 'giant-project';
/** A project is a giant from this many services on, if it holds more than half of all. */
const giant = 20;

const many = Array.from({ length: 20 }, (_, i) => `  s${i}: { project: everything }`).join('\n');

export const giantProject: Rule = {
  code,
  family: 'project',
  title: 'Giant project',
  what: 'One project of today holds at least twenty services, and more than half of the map.',
  why: 'In a project of everything everyone sees everything, and each flag has to be found among all others.',
  todo: 'Look at the recommended projects. Where one project is the point, switch this off: `rules: { giant-project: off }`.',
  severity: 'information',
  check: ({ map, current }) =>
    current.members.flatMap((members, group) => {
      if (members.length < giant || members.length * 2 <= map.model.services.length) return [];
      const range = anchorOf(map.model, current, group);
      if (!range) return [];
      return {
        code,
        severity: 'information' as const,
        message: `Project ${current.names[group] ?? ''} holds ${plural(members.length, 'service')} of ${map.model.services.length}.`,
        range,
        related: [],
        identity: { project: current.names[group] ?? '' },
      };
    }),
  triggers: [
    {
      title: 'Twenty services in one project',
      map: `version: 1\nservices:\n${many}\n`,
      expect: ['Project everything holds 20 services of 20.'],
    },
  ],
  quiet: [
    {
      title: 'Two services',
      map: 'version: 1\nservices: { a: { project: p }, b: { project: p } }\n',
    },
  ],
};
