import { classPoints } from '../../rules/evidence.ts';
import type { Analysis } from '../analysis.ts';

/** Who is in which project, on the way from today to the recommendation. */
export interface Landscape {
  /** Services that are not yet where they are recommended, ascending. */
  movers(): readonly number[];
  /** A key for the company a service is in; one without a project has a key of its own. */
  at(service: number): string;
  /** The project a service is in, if any. */
  projectOf(service: number): string | undefined;
  /** The recommended project of a service. */
  target(service: number): string;
  membersOf(key: string): readonly number[];
  move(services: readonly number[]): void;
  /** What two services have about each other. */
  pair(a: number, b: number): Pair;
}

export interface Pair {
  /** Signed points, whatever is required. */
  readonly points: number;
  readonly required: 'together' | 'apart' | undefined;
}

/** Project names hold no line breaks, so these are no project's name. */
const aloneKey = (service: number): string => `\n${service}`;

/** Where the services are today. */
export function createLandscape(analysis: Analysis): Landscape {
  const { map, recommended } = analysis;
  const { services } = map.model;
  const known = new Map<number, Pair>();
  const place = services.map(({ project }, service) => project?.text ?? aloneKey(service));
  const target = services.map(
    (_, service) => recommended.names[recommended.groupOf[service] ?? -1] ?? aloneKey(service),
  );
  const members = new Map<string, number[]>();
  place.forEach((key, service) => {
    const list = members.get(key);
    if (list) list.push(service);
    else members.set(key, [service]);
  });
  return {
    movers: () => services.flatMap((_, i) => (place[i] === target[i] ? [] : [i])),
    at: (service) => place[service] ?? '',
    projectOf: (service) => (place[service]?.startsWith('\n') ? undefined : place[service]),
    target: (service) => target[service] ?? '',
    membersOf: (key) => members.get(key) ?? [],
    move(moved) {
      for (const service of moved) {
        const from = place[service] ?? '';
        const to = target[service] ?? '';
        members.set(
          from,
          (members.get(from) ?? []).filter((other) => other !== service),
        );
        members.set(
          to,
          [...(members.get(to) ?? []), service].sort((a, b) => a - b),
        );
        place[service] = to;
      }
    },
    pair(a, b) {
      const key = a < b ? a * services.length + b : b * services.length + a;
      let pair = known.get(key);
      if (!pair) known.set(key, (pair = pairOf(analysis, a, b)));
      return pair;
    },
  };
}

/** Points count where something is required, too: what is required is only more than all of them. */
function pairOf({ net, pairsOf, evidence }: Analysis, a: number, b: number): Pair {
  const value = net(a, b);
  if (typeof value === 'number') return { points: value, required: undefined };
  let points = 0;
  for (const found of pairsOf(a))
    if (found.counted && found.points !== 'required' && found.subjects.includes(b))
      points += found.points;
  for (const term of evidence.classes) points += classPoints(term, a, b);
  return { points, required: value };
}
