import type { GraphModel, Subject } from '../graph/protocol.ts';
import { onceFor } from '../graph/once.ts';
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

const known = onceFor<GraphModel, Map<string, Target | undefined>>(() => new Map());

/** What a key means in this map, if it still means anything. */
export function targetOf(model: GraphModel, key: string | undefined): Target | undefined {
  if (key === undefined) return undefined;
  const targets = known(model);
  if (!targets.has(key)) targets.set(key, targetIn(model, key));
  return targets.get(key);
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

/** Looks for what is asked about alone: there are tens of thousands of things with a key. */
function targetIn(model: GraphModel, key: string): Target | undefined {
  let parts: unknown;
  try {
    parts = JSON.parse(key);
  } catch {
    return undefined;
  }
  if (!Array.isArray(parts)) return undefined;
  const [kind, first, second] = parts as unknown[];
  const serviceOf = (name: unknown): number =>
    model.services.findIndex((service) => service.name === name);
  const boxOf = (name: unknown): number =>
    name === `\u0000${unassignedName}`
      ? model.groups.length
      : model.groups.findIndex((group) => group.name === name);
  switch (kind) {
    case 'service': {
      const service = serviceOf(first);
      return service < 0 ? undefined : { kind, service };
    }
    case 'thing': {
      const thing = model.things.findIndex((one) => one.kind === first && one.name === second);
      return thing < 0 ? undefined : { kind, thing };
    }
    case 'link': {
      const [a, b] = [serviceOf(first), serviceOf(second)];
      const link = model.links.findIndex((one) => one.a === a && one.b === b);
      return link < 0 ? undefined : { kind, link };
    }
    case 'group': {
      const box = boxOf(first);
      return box < 0 ? undefined : { kind, box };
    }
    case 'trunk':
    case 'move': {
      const [a, b] = [boxOf(first), boxOf(second)];
      return a < 0 || b < 0 ? undefined : { kind, a, b };
    }
    default:
      return undefined;
  }
}
