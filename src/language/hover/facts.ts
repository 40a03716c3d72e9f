import type { Database, Flag, Segment, ServiceMap } from '../../map/model.ts';
import { list } from '../../rules/common.ts';
import { escape } from '../markdown.ts';
import type { NameOf } from '../places.ts';

/** What the map declares about a flag, a segment or a database itself, in a few words. */
export function factsOf(
  { flags, segments, databases }: ServiceMap,
  { kind, name }: NameOf,
): string {
  switch (kind) {
    case 'flag':
      return sentences(aboutFlag(flags?.get(name.text)));
    case 'segment':
      return sentences(aboutSegment(segments?.get(name.text)));
    case 'database':
      return sentences(aboutDatabase(databases?.get(name.text)));
    default:
      return '';
  }
}

const sentences = (facts: readonly string[]): string =>
  facts.map((fact) => `${escape(fact)}.`).join(' ');

const namesOf = (names: readonly { readonly text: string }[]): string =>
  list(names.map(({ text }) => text));

const rollouts = {
  toggle: 'Switched on or off as a whole',
  percentage: 'Rolls out by percentage',
  experiment: 'Rolls out as an experiment',
} as const;

function aboutFlag(flag: Flag | undefined): string[] {
  if (!flag) return [];
  const { visibleTo, rollout, requires, serverSideOnly } = flag;
  const hidden =
    visibleTo && (visibleTo.length > 0 ? ` all teams but ${namesOf(visibleTo)}` : ' every team');
  return [
    ...(hidden === undefined ? [] : [`Hidden from${hidden}`]),
    ...(rollout ? [rollouts[rollout.value]] : []),
    ...(requires.length > 0 ? [`Requires ${namesOf(requires)}`] : []),
    ...(serverSideOnly?.value === true ? ['Server-side only'] : []),
  ];
}

function aboutSegment(segment: Segment | undefined): string[] {
  if (!segment) return [];
  const { context, traits } = segment;
  return [
    ...(context ? [`Context: ${context.text}`] : []),
    ...(traits.length > 0 ? [`Traits: ${namesOf(traits)}`] : []),
  ];
}

function aboutDatabase(database: Database | undefined): string[] {
  if (!database) return [];
  const { kind, schemaOwner, server } = database;
  return [
    ...(kind ? [`Kind: ${kind.value}`] : []),
    ...(schemaOwner ? [`Schema of ${schemaOwner.text}`] : []),
    ...(server ? [`On server ${server.value}`] : []),
  ];
}
