import { moveFix } from '../fixes.ts';
import type { Rule } from '../rule.ts';

const code = 'unassigned-service';

export const unassignedService: Rule = {
  code,
  family: 'project',
  title: 'Service without a project',
  what: 'A service has no `project`, in a map where others have one.',
  why: 'Nobody can tell where its flags are, and what it is coupled to cannot be compared with today.',
  todo: 'Say which Flagsmith project it reads from today, or take the recommended one (quick fix).',
  severity: 'information',
  check({ map: { model }, recommended }) {
    if (!model.services.some(({ project }) => project)) return [];
    return model.services.flatMap((service, index) => {
      const target = recommended.names[recommended.groupOf[index] ?? -1];
      if (service.project || target === undefined) return [];
      return {
        code,
        severity: 'information' as const,
        message: `${service.name.text} has no project today. Recommended project: ${target}.`,
        range: service.name.range,
        related: [],
        services: [service.name.text],
        data: { service: service.name.text, project: target },
      };
    });
  },
  fixes: moveFix,
  triggers: [
    {
      title: 'One of two has none',
      map: `version: 1
services:
  cart: { project: shop, databases: [shop-db] }
  orders: { databases: [shop-db] }
`,
      expect: ['orders has no project today. Recommended project: shop.'],
    },
  ],
  quiet: [
    {
      title: 'A map that says nothing about today',
      map: `version: 1
services:
  cart: {}
  orders: {}
`,
    },
  ],
};
