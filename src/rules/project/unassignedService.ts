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
  needsRecommendation: true,
  check({ map: { model }, recommended, current, seals }, memory) {
    if (current.names.length === 0) return [];
    const targetOf = (index: number) => recommended.names[recommended.groupOf[index] ?? -1];
    return memory.listed(
      'findings',
      model.services.length,
      (index) =>
        model.services[index]?.project ? undefined : [model.services[index], targetOf(index)],
      (index) => {
        const { name } = model.services[index] ?? {};
        const target = targetOf(index);
        if (!name || target === undefined) return [];
        return [
          {
            code,
            severity: 'information' as const,
            message: `${name.text} has no project today. Recommended project: ${target}.`,
            range: name.range,
            related: [],
            services: [name.text],
            data: { service: name.text, project: target },
          },
        ];
      },
      seals.services([]),
    );
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
