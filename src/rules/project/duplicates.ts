import { list, nameOf, relatedTo } from '../common.ts';
import type { Memory } from '../memory.ts';
import type { Finding, FindingInput } from '../rule.ts';

/** Things that must exist in several of today's projects under one name. */
export function duplicatesToday(
  { map: { model }, current, seals }: FindingInput,
  memory: Memory,
  code: string,
  kind: 'flag' | 'segment',
  consequence: string,
): readonly Finding[] {
  const section = `${kind}s` as const;
  return memory.named(
    'findings',
    model.users[section],
    (users, name) =>
      users.length > 1
        ? [users, seals.users(users), model[section]?.get(name)?.name.range]
        : undefined,
    (users, name) => {
      const placed = users.filter(({ service }) => (current.groupOf[service] ?? -1) >= 0);
      const projectOf = (service: number) => current.names[current.groupOf[service] ?? -1] ?? '';
      const projects = [...new Set(placed.map(({ service }) => projectOf(service)))];
      const [first] = placed;
      if (projects.length < 2 || !first) return [];
      return [
        {
          code,
          severity: 'warning' as const,
          message: `${kind === 'flag' ? 'Flag' : 'Segment'} ${name} is used in ${projects.length} projects, ${list(projects)}: ${consequence}`,
          range: model[section]?.get(name)?.name.range ?? first.range,
          related: relatedTo(placed, ({ service, range }) => ({
            message: `${nameOf(model, service)} uses it in project ${projectOf(service)}.`,
            range,
          })),
          because: [kind === 'flag' ? 'shared-flag' : 'shared-segment'],
          services: placed.map(({ service }) => nameOf(model, service)),
        },
      ];
    },
    seals.things(section, [model.users[section], model[section]]),
  );
}
