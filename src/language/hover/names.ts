import type { NameKind } from '../../map/model.ts';
import type { Occurrence } from '../../map/validate.ts';
import type { Analysis } from '../analysis.ts';
import type { NameOf } from '../places.ts';
import { aboutGroup } from './people.ts';
import { aboutService } from './service.ts';
import { aboutProject, aboutThing } from './things.ts';

/** The service that a place is about: its name, or where it says its project. */
export const serviceOf = ({ kind, name, within }: Occurrence): string | undefined =>
  kind === 'service'
    ? name.text
    : kind === 'project' && within?.kind === 'service'
      ? within.name
      : undefined;

/** What there is to say about a name where it stands. */
export function aboutName(analysis: Analysis, found: Occurrence): string {
  const service = serviceOf(found);
  return service === undefined ? aboutNamed(analysis, found) : aboutService(analysis, service);
}

/** The same for a name by itself. */
export function aboutNamed(analysis: Analysis, named: NameOf): string {
  return tellers[named.kind](analysis, named);
}

const tellers: Readonly<Record<NameKind, (analysis: Analysis, named: NameOf) => string>> = {
  service: (analysis, { name }) => aboutService(analysis, name.text),
  project: (analysis, { name }) => aboutProject(analysis, name.text),
  database: aboutThing,
  flag: aboutThing,
  segment: aboutThing,
  api: aboutThing,
  team: aboutGroup,
  product: aboutGroup,
  context: aboutGroup,
};
