import { sharedPrefix } from '../graph/text.ts';
import type { Layout } from '../graph/layout.ts';
import type { GraphModel } from '../graph/protocol.ts';

/** What is looked up again and again in a map, found once a map. */
export interface Facts {
  /** Per service the indexes of its links. */
  readonly linksOf: readonly (readonly number[])[];
}

const factsByModel = new WeakMap<GraphModel, Facts>();

export function factsOf(model: GraphModel): Facts {
  let facts = factsByModel.get(model);
  if (!facts) {
    const linksOf: number[][] = model.services.map(() => []);
    model.links.forEach(({ a, b }, link) => {
      linksOf[a]?.push(link);
      linksOf[b]?.push(link);
    });
    facts = { linksOf };
    factsByModel.set(model, facts);
  }
  return facts;
}

/** Who is in each box in one grouping, and what its services have in common. */
export interface Household {
  readonly members: readonly number[];
  /** Sorted, each once. */
  readonly owners: readonly string[];
  readonly products: readonly string[];
  /** What all names begin with, said once by the box. */
  readonly prefix: string;
}

const households = new WeakMap<GraphModel, Map<readonly number[], readonly Household[]>>();

/** Per box of the layout. */
export function householdsOf(
  model: GraphModel,
  { boxes }: Layout,
  boxOf: readonly number[],
): readonly Household[] {
  const { services } = model;
  const known = households.get(model) ?? new Map<readonly number[], readonly Household[]>();
  households.set(model, known);
  const found = known.get(boxOf);
  if (found) return found;
  const members: number[][] = boxes.map(() => []);
  boxOf.forEach((box, service) => members[box]?.push(service));
  const distinct = (list: readonly number[], of: 'owner' | 'product') =>
    [...new Set(list.flatMap((service) => services[service]?.[of] ?? []))].sort();
  const made = members.map((list) => ({
    members: list,
    owners: distinct(list, 'owner'),
    products: distinct(list, 'product'),
    prefix: sharedPrefix(list.map((service) => services[service]?.name ?? '')),
  }));
  known.set(boxOf, made);
  return made;
}
