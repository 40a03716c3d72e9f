import type { ServiceMap } from '../../map/model.ts';
import { diluted, pair, type User } from '../common.ts';
import { compareContexts } from '../contexts.ts';
import type { Range } from '../../map/text.ts';
import type { EvidenceKind, PairEvidence, Thing } from '../evidence.ts';
import type { Rule } from '../rule.ts';

const code = 'shared-segment';
/** Segments say no more than this about two services, however many they share. */
const most = 9;

function segmentPairs(
  map: ServiceMap,
  name: string,
  users: readonly User[],
  points: number,
): PairEvidence[] {
  const n = users.length;
  const thing = { kind: 'segment', name } as const;
  const [first, second] = users;
  if (first && second && diluted(points + 1, n) === 0) {
    const common = `${n} services target segment ${name}: too common to count`;
    return [pair(code, first, second, 0, common, thing)];
  }
  return users.flatMap((a, i) =>
    users.slice(i + 1).map((b) => {
      const x = map.services[a.service]?.context;
      const y = map.services[b.service]?.context;
      const contexts = x && y ? compareContexts(map, x.text, y.text) : undefined;
      const both = `Both target segment ${name}`;
      if (contexts === 'different')
        return pair(code, a, b, 0, `${both}, but for different contexts`, thing);
      const same = contexts === 'same' && x ? ` in the same context, ${x.text}` : '';
      const weighed = diluted(points + (contexts === 'same' ? 1 : 0), n);
      const enough = weighed > 0 ? '' : `; ${n} services do: too common to count`;
      return pair(code, a, b, weighed, `${both}${same}${enough}`, thing);
    }),
  );
}

/** The same evidence with fewer points than it has by itself. */
class Reweighed implements PairEvidence {
  constructor(
    readonly found: PairEvidence,
    readonly points: number,
  ) {}
  get rule(): string {
    return this.found.rule;
  }
  get kind(): EvidenceKind {
    return this.found.kind;
  }
  get subjects(): readonly [number, number] {
    return this.found.subjects;
  }
  get reason(): string {
    return this.counted
      ? this.found.reason
      : `${this.found.reason}; shared segments count ${most} points at most`;
  }
  get thing(): Thing | undefined {
    return this.found.thing;
  }
  get places(): readonly Range[] {
    return this.found.places;
  }
  get counted(): boolean {
    return this.points > 0;
  }
}

/** The pairs with no more points in all for two services than segments can say about them. */
function atMost(pairs: readonly PairEvidence[], services: number): PairEvidence[] {
  const sums = new Map<number, number>();
  return pairs.map((found) => {
    const { points, subjects } = found;
    if (points === 'required' || points === 0) return found;
    const key = subjects[0] * services + subjects[1];
    const sum = sums.get(key) ?? 0;
    const counted = Math.min(most - sum, points);
    sums.set(key, sum + counted);
    return counted === points ? found : new Reweighed(found, counted);
  });
}

export const sharedSegment: Rule = {
  code,
  family: 'share',
  title: 'Shared segment',
  what: 'Several services target one segment. One point more where they evaluate flags for the same context; nothing where their contexts differ.',
  why: 'Segments cannot be shared or copied across projects: in two projects there are two definitions to keep the same.',
  todo: 'Put the services in one project, or accept two definitions with a name of their own each.',
  points: { kind: 'points', coupling: 3, 'fewer-projects': 3 },
  collect(map, points, memory) {
    const { contexts, segments } = map.users;
    const pairs = memory.once('all', [segments, contexts, map.contexts], () =>
      memory.named(
        'segments',
        map.users.segments,
        (users) =>
          users.length > 1
            ? [
                users,
                map.contexts,
                ...users.map(({ service }) => map.services[service]?.context?.text),
              ]
            : undefined,
        (users, name) => segmentPairs(map, name, users, points),
      ),
    );
    return {
      pairs: memory.once('at most', [pairs], () => atMost(pairs, map.services.length)),
    };
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
