import type { GraphModel } from '../graph/protocol.ts';
import { factsOf } from './facts.ts';
import type { Target } from './keys.ts';

/**
 * The services a target is about; with `itself`, without those it is merely linked to.
 *
 * @param before per service the box that it leaves, where the view shows that
 */
export function focusOf(
  model: GraphModel,
  boxOf: readonly number[],
  before: readonly number[] | undefined,
  target: Target,
  itself = false,
): Set<number> {
  const services = new Set<number>();
  const add = (...indexes: readonly (number | undefined)[]) => {
    for (const index of indexes) if (index !== undefined) services.add(index);
  };
  switch (target.kind) {
    case 'service':
      add(target.service);
      break;
    case 'thing':
      add(...(model.things[target.thing]?.users ?? []));
      break;
    case 'link':
      add(model.links[target.link]?.a, model.links[target.link]?.b);
      break;
    case 'group':
      boxOf.forEach((box, service) => {
        if (box === target.box) add(service);
      });
      break;
    case 'trunk':
    case 'move':
      for (const { a, b } of model.links) {
        const [x, y] = [boxOf[a], boxOf[b]];
        if ((x === target.a && y === target.b) || (x === target.b && y === target.a)) add(a, b);
      }
  }
  if (!itself && (target.kind === 'service' || target.kind === 'group'))
    for (const service of [...services])
      for (const link of factsOf(model).linksOf[service] ?? [])
        add(model.links[link]?.a, model.links[link]?.b);
  if (target.kind === 'group')
    before?.forEach((box, service) => {
      if (box === target.box) add(service);
    });
  return services;
}

/** Whether a link is lit: a service or group lights all its own, anything else those inside it. */
export function isLit(
  { a, b }: { readonly a: number; readonly b: number },
  lit: ReadonlySet<number>,
  target: Target | undefined,
): boolean {
  if (lit.size === 1 || target?.kind === 'group') return lit.has(a) || lit.has(b);
  return lit.has(a) && lit.has(b);
}
