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
  readonly net: Analysis['net'];
}

/** Project names hold no line breaks, so these are no project's name. */
const aloneKey = (service: number): string => `\n${String(service)}`;

/** Where the services are today. */
export function createLandscape({ map, recommended, net }: Analysis): Landscape {
  const { services } = map.model;
  const known = new Map<number, number | 'together' | 'apart'>();
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
    net(a, b) {
      const key = a < b ? a * services.length + b : b * services.length + a;
      let value = known.get(key);
      if (value === undefined) known.set(key, (value = net(a, b)));
      return value;
    },
  };
}
