import type { Context, Name, Segment } from '../map/model.ts';
import type { ParsedMap } from '../map/parse.ts';
import { contains } from '../map/text.ts';

/** A trait, which nothing declares: contexts send it and segments look at it. */
export interface TraitPlaces {
  /** Where it was looked for. */
  readonly name: Name;
  readonly sent: readonly { readonly by: Context; readonly trait: Context['traits'][number] }[];
  readonly seen: readonly { readonly by: Segment; readonly trait: Name }[];
}

/** The trait at `offset`, its ends included, and all places of the same one. */
export function traitAt({ model }: ParsedMap, offset: number): TraitPlaces | undefined {
  const sent = [...(model.contexts?.values() ?? [])].flatMap((by) =>
    by.traits.map((trait) => ({ by, trait })),
  );
  const seen = [...(model.segments?.values() ?? [])].flatMap((by) =>
    by.traits.map((trait) => ({ by, trait })),
  );
  const name = [...sent.map(({ trait }) => trait.name), ...seen.map(({ trait }) => trait)].find(
    ({ range }) => contains(range, offset),
  );
  return (
    name && {
      name,
      sent: sent.filter(({ trait }) => trait.name.text === name.text),
      seen: seen.filter(({ trait }) => trait.text === name.text),
    }
  );
}
