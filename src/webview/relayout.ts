import { alike } from '../graph/arrays.ts';
import { layoutGraph, type Layout } from '../graph/layout.ts';
import type { Skeleton } from '../graph/skeleton.ts';
import type { GraphModel } from '../graph/protocol.ts';

/** A map with its places. */
interface LaidOut {
  readonly model?: GraphModel;
  readonly layout?: Layout;
  /** Where everything stood in an earlier life of the page. */
  readonly places?: Skeleton;
}

/** The places of a map: those of before, but for what has changed. */
export function relayout(before: LaidOut, model: GraphModel): Layout {
  return before.model && before.layout && looksAlike(before.model, model)
    ? before.layout
    : layoutGraph(model, before.layout?.skeleton ?? before.places, before.layout);
}

/** Whether two maps have the same names, groups, things and coupling: all that a layout is made of. */
export function looksAlike(a: GraphModel, b: GraphModel): boolean {
  return (
    alike(a.groups, b.groups, ({ name }, other) => name === other.name) &&
    alike(
      a.services,
      b.services,
      (one, other) =>
        one.name === other.name &&
        one.current === other.current &&
        one.recommended === other.recommended &&
        one.product === other.product &&
        one.owner === other.owner,
    ) &&
    alike(
      a.things,
      b.things,
      (one, other) =>
        one.kind === other.kind &&
        one.name === other.name &&
        one.currentHome === other.currentHome &&
        one.recommendedHome === other.recommendedHome &&
        alike(one.users, other.users, (user, same) => user === same),
    ) &&
    alike(
      a.links,
      b.links,
      (one, other) =>
        one.a === other.a &&
        one.b === other.b &&
        one.share === other.share &&
        one.split === other.split &&
        one.channel === other.channel,
    )
  );
}
