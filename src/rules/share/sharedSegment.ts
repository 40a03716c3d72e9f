import { diluted, pair, usersOf, type User } from '../common.ts';
import { compareContexts } from '../contexts.ts';
import type { PairEvidence } from '../evidence.ts';
import type { Rule } from '../rule.ts';

const code = 'shared-segment';
/** Segments say no more than this about two services, however many they share. */
const most = 9;

export const sharedSegment: Rule = {
  code,
  family: 'share',
  title: 'Shared segment',
  what: 'Several services target one segment. One point more where they evaluate flags for the same context; nothing where their contexts differ.',
  why: 'Segments cannot be shared or copied across projects: in two projects there are two definitions to keep the same.',
  todo: 'Put the services in one project, or accept two definitions with a name of their own each.',
  points: { kind: 'points', coupling: 3, 'fewer-projects': 3 },
  collect(map, points) {
    const total = new Map<string, number>();
    const pairs: PairEvidence[] = [];
    const weigh = (name: string, a: User, b: User, n: number) => {
      const x = map.services[a.service]?.context;
      const y = map.services[b.service]?.context;
      const contexts = x && y ? compareContexts(map, x.text, y.text) : undefined;
      const thing = { kind: 'segment', name } as const;
      const key = `${String(a.service)},${String(b.service)}`;
      const sum = total.get(key) ?? 0;
      if (contexts === 'different') {
        pairs.push(
          pair(code, a, b, 0, `Both target segment ${name}, but for different contexts`, thing),
        );
        return;
      }
      const weighed = Math.min(most - sum, diluted(points + (contexts === 'same' ? 1 : 0), n));
      total.set(key, sum + weighed);
      const same = contexts === 'same' && x ? ` in the same context, ${x.text}` : '';
      const enough =
        weighed <= 0
          ? sum >= most
            ? '; shared segments count 9 points at most'
            : `; ${String(n)} services do: too common to count`
          : '';
      pairs.push(pair(code, a, b, weighed, `Both target segment ${name}${same}${enough}`, thing));
    };
    for (const [name, users] of usersOf(map, (service) => service.segments)) {
      const n = users.length;
      if (n > 1 && diluted(points + 1, n) === 0) {
        const [a, b] = users as [User, User];
        pairs.push(
          pair(code, a, b, 0, `${String(n)} services target segment ${name}: too common to count`, {
            kind: 'segment',
            name,
          }),
        );
        continue;
      }
      users.forEach((a, i) => {
        for (const b of users.slice(i + 1)) weigh(name, a, b, n);
      });
    }
    return { pairs };
  },
  triggers: [
    {
      title: 'One segment, one context',
      map: `version: 1
services:
  cart: { segments: [beta-testers], context: shopper }
  search: { segments: [beta-testers], context: shopper }
`,
      expect: ['cart + search: +4'],
    },
    {
      title: 'No context given',
      map: `version: 1
services:
  cart: { segments: [beta-testers] }
  search: { segments: [beta-testers] }
`,
      expect: ['cart + search: +3'],
    },
  ],
  quiet: [
    {
      title: 'The contexts differ',
      map: `version: 1
services:
  cart: { segments: [beta-testers], context: shopper }
  backoffice: { segments: [beta-testers], context: employee }
`,
    },
  ],
};
