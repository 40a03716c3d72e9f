import type { Name, NameKind, Service } from '../../map/model.ts';
import { list, nameOf, usersOf } from '../common.ts';
import type { Finding, FindingInput } from '../rule.ts';

/** Things that must exist in several of today's projects under one name. */
export function duplicatesToday(
  { map: { model }, current }: FindingInput,
  code: string,
  kind: NameKind,
  uses: (service: Service) => readonly Name[],
  declared: (name: string) => Name | undefined,
  consequence: string,
): Finding[] {
  return [...usersOf(model, uses)].flatMap(([name, users]) => {
    const placed = users.filter(({ service }) => (current.groupOf[service] ?? -1) >= 0);
    const projectOf = (service: number) => current.names[current.groupOf[service] ?? -1] ?? '';
    const projects = [...new Set(placed.map(({ service }) => projectOf(service)))];
    const [first] = placed;
    if (projects.length < 2 || !first) return [];
    return {
      code,
      severity: 'warning' as const,
      message: `${kind === 'flag' ? 'Flag' : 'Segment'} ${name} is used in ${String(projects.length)} projects, ${list(projects)}: ${consequence}`,
      range: declared(name)?.range ?? first.range,
      related: placed.slice(0, 12).map(({ service, range }) => ({
        message: `${nameOf(model, service)} uses it in project ${projectOf(service)}.`,
        range,
      })),
      because: [kind === 'flag' ? 'shared-flag' : 'shared-segment'],
      services: placed.map(({ service }) => nameOf(model, service)),
    };
  });
}
