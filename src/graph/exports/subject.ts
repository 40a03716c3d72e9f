import { couplings, isShare, type Coupling } from '../coupling.ts';
import { byName, putInOrder, membershipOf, unassignedName } from '../membership.ts';
import type { Exported as Subject, GraphModel, View } from '../protocol.ts';

export type { Subject };

/** A project with its services, in one grouping. */
export interface Part {
  readonly group: number;
  readonly name: string;
  /** Indexes of services, sorted by name. */
  readonly members: readonly number[];
}

/** The projects that have services in the view, sorted by name, and what couples them. */
export function partsOf({ model, view }: Pick<Subject, 'model' | 'view'>): {
  readonly parts: readonly Part[];
  readonly between: readonly Coupling[];
} {
  const membership = membershipOf(model);
  const groupOf = membership[view === 'current' ? 'current' : 'recommended'];
  return {
    parts: membership.boxOrder.flatMap((group) => {
      const here = membership.members[group]?.filter((service) => groupOf[service] === group);
      const own = putInOrder(here ?? [], byName(model.services));
      const name = model.groups[group]?.name ?? unassignedName;
      return own.length > 0 ? [{ group, name, members: own }] : [];
    }),
    between: couplings(model.links, groupOf, (link) => (isShare(link) ? link.channel : undefined)),
  };
}

const titles: Readonly<Record<View, string>> = {
  current: 'today’s projects',
  recommended: 'recommended projects',
  difference: 'what would move',
};

/** `service-map.yaml: recommended projects`. */
export const titleOf = ({ model, view }: Subject): string => `${model.title}: ${titles[view]}`;

/** How good the two groupings are; what is required comes before all points. */
export function totalsOf({ model }: Pick<Subject, 'model'>): string {
  const { overruled, bound, proven } = model.recommended;
  const best = proven ? 'proven best' : `at least ${bound}`;
  const today = `${model.current.overruled} points`;
  const [now, then] = [brokenIn(model, 'current'), brokenIn(model, 'recommended')];
  if (now === then) return `Today overrules ${today}, recommended ${overruled} (${best})`;
  const broken = (count: number): string =>
    `breaks ${count || 'no'} ${count === 1 ? 'requirement' : 'requirements'}`;
  return `Today ${broken(now)} and overrules ${today}, recommended ${broken(then)} and overrules ${overruled} (${best})`;
}

/** How many pairs of services are apart that are required together, or together that are to be apart. */
export function brokenIn(
  { services, links }: GraphModel,
  grouping: 'current' | 'recommended',
): number {
  return links.filter(({ a, b, share, split }) => {
    const [x, y] = [services[a]?.[grouping], services[b]?.[grouping]];
    const isTogether = x !== undefined && x === y;
    return (share === 'required' && !isTogether) || (split === 'required' && isTogether);
  }).length;
}
