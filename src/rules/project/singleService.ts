import type { Rule } from '../rule.ts';

const code = 'single-service';

export const singleService: Rule = {
  code,
  family: 'project',
  title: 'Only one service',
  what: 'The map has one service.',
  why: 'One server-side service is one project: there is nothing to weigh until a second one joins.',
  todo: 'Add the other services, or keep the map until they exist.',
  severity: 'information',
  check({ map: { model } }) {
    const [only, ...others] = model.services;
    if (!only || others.length > 0) return [];
    return [
      {
        code,
        severity: 'information' as const,
        message: `One service, one project. Add the services around ${only.name.text} to see which of them should share it.`,
        range: only.name.range,
        related: [],
        services: [only.name.text],
      },
    ];
  },
  triggers: [
    {
      title: 'One service',
      map: 'version: 1\nservices: { api: {} }\n',
      expect: ['One service, one project.'],
    },
  ],
  quiet: [{ title: 'Two services', map: 'version: 1\nservices: { api: {}, web: {} }\n' }],
};
