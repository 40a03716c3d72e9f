import type { GraphModel, Subject } from '../graph/protocol.ts';
import { unassignedName } from '../graph/membership.ts';

/**
 * Every thing on the page that can be selected has a key made of names, not of indexes, so that
 * a selection survives a changed map. JSON keeps any name apart from any other.
 */
export type Target =
  | { readonly kind: 'service'; readonly service: number }
  | { readonly kind: 'group'; readonly box: number }
  | { readonly kind: 'thing'; readonly thing: number }
  | { readonly kind: 'link'; readonly link: number }
  | { readonly kind: 'trunk'; readonly a: number; readonly b: number }
  | { readonly kind: 'move'; readonly a: number; readonly b: number };

export function keyOf(model: GraphModel, target: Target): string {
  const service = (index: number | undefined): string => model.services[index ?? -1]?.name ?? '';
  const box = (index: number): string => model.groups[index]?.name ?? `\u0000${unassignedName}`;
  switch (target.kind) {
    case 'service':
      return JSON.stringify(['service', service(target.service)]);
    case 'group':
      return JSON.stringify(['group', box(target.box)]);
    case 'thing': {
      const thing = model.things[target.thing];
      return JSON.stringify(['thing', thing?.kind, thing?.name]);
    }
    case 'link': {
      const link = model.links[target.link];
      return JSON.stringify(['link', service(link?.a), service(link?.b)]);
    }
    default:
      return JSON.stringify([target.kind, box(target.a), box(target.b)]);
  }
}

const tables = new WeakMap<GraphModel, Map<string, Target>>();

/** What a key means in this map, if it still means anything. */
export function targetOf(model: GraphModel, key: string | undefined): Target | undefined {
  if (key === undefined) return undefined;
  let table = tables.get(model);
  if (!table) {
    table = new Map();
    const add = (target: Target): void => void table?.set(keyOf(model, target), target);
    model.services.forEach((_, service) => add({ kind: 'service', service }));
    model.things.forEach((_, thing) => add({ kind: 'thing', thing }));
    model.links.forEach((_, link) => add({ kind: 'link', link }));
    for (let box = 0; box <= model.groups.length; box++) add({ kind: 'group', box });
    tables.set(model, table);
  }
  const known = table.get(key);
  if (known) return known;
  return pairOfBoxes(model, key);
}

/** What a name means in this map; undefined where it has none of that name. */
export function targetNamed(
  model: GraphModel,
  subject: Subject,
): (Target & { readonly kind: 'service' | 'thing' }) | undefined {
  if ('service' in subject) {
    const service = model.services.findIndex(({ name }) => name === subject.service);
    return service < 0 ? undefined : { kind: 'service', service };
  }
  const { kind, name } = subject.thing;
  const thing = model.things.findIndex((each) => each.kind === kind && each.name === name);
  return thing < 0 ? undefined : { kind: 'thing', thing };
}

function pairOfBoxes(model: GraphModel, key: string): Target | undefined {
  let parts: unknown;
  try {
    parts = JSON.parse(key);
  } catch {
    return undefined;
  }
  if (!Array.isArray(parts)) return undefined;
  const [kind, first, second] = parts as unknown[];
  if (kind !== 'trunk' && kind !== 'move') return undefined;
  const box = (name: unknown): number =>
    name === `\u0000${unassignedName}`
      ? model.groups.length
      : model.groups.findIndex((group) => group.name === name);
  const [a, b] = [box(first), box(second)];
  return a < 0 || b < 0 ? undefined : { kind, a, b };
}
