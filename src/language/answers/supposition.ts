import { aWordOf, wordOf } from '../../map/kindWords.ts';
import {
  addConstraint,
  addListItem,
  removeKey,
  removeListItem,
  setScalar,
  type Edits,
  moveServices,
} from '../../map/edits.ts';
import { closest } from '../../map/closest.ts';
import type { ParsedMap } from '../../map/parse.ts';
import { valueOf } from '../../map/syntax.ts';
import { rootKeys } from '../../map/vocabulary.ts';
import { reasonPlaceholder } from '../../rules/fixes.ts';
import type { Analysis } from '../analysis.ts';
import { typeAt } from '../vocabularyAt.ts';
import type { Supposition } from './setting.ts';

/** Edits that make the supposed change, or why there are none. */
export type Supposed = { readonly edits: NonNullable<Edits> } | { readonly wrong: string };

/** What to change in the map so that the supposition holds. */
export function suppositionEdits(analysis: Analysis, supposition: Supposition): Supposed {
  const { map } = analysis;
  const unknown = namesOf(supposition)
    .map((name) => unknownService(analysis, name))
    .find((message) => message !== undefined);
  const wrong =
    unknown ??
    (supposition.kind === 'set'
      ? unknownPath(analysis, supposition.path)
      : namedTwice(supposition));
  if (wrong !== undefined) return { wrong };
  const edits = ((): Edits => {
    switch (supposition.kind) {
      case 'together':
      case 'apart':
        return addConstraint(map, supposition.kind, supposition.services, reasonPlaceholder);
      case 'move': {
        const { service, project: target } = supposition;
        return moveServices(analysis.map, [{ service, target }]);
      }
      case 'set':
        return setEdits(analysis, supposition);
    }
  })();
  return edits ? { edits } : { wrong: 'The map cannot be changed like that.' };
}

function namesOf(supposition: Supposition): readonly string[] {
  switch (supposition.kind) {
    case 'together':
    case 'apart':
      return supposition.services;
    case 'move':
      return [supposition.service];
    case 'set':
      return [];
  }
}

/** What is wrong where a service would be kept together with itself, or apart from it. */
function namedTwice(supposition: Supposition): string | undefined {
  const names = namesOf(supposition);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  return twice === undefined ? undefined : `${twice} is named twice. Name different services.`;
}

/** What is wrong with the name of a service; undefined where there is such a one. */
export function unknownService({ map }: Pick<Analysis, 'map'>, name: string): string | undefined {
  const { indexes } = map.model.users;
  return indexes.has(name) ? undefined : noSuch(`service ${name}`, name, indexes.keys());
}

function setEdits(
  { map }: Analysis,
  { path, how, value }: Supposition & { readonly kind: 'set' },
): Edits {
  const keys = keysOf(path);
  const uses = usesAt(map, keys);
  if (how === 'add')
    return uses ? setScalar(map, [...keys, value], uses) : addListItem(map, keys, value);
  if (how === 'remove')
    return uses ? removeKey(map, [...keys, value]) : removeListItem(map, keys, value);
  return value === '' ? removeKey(map, keys) : setScalar(map, keys, value);
}

/** The usual way to use a thing, where a map says for each how it is used: `{ orders-db: read }`. */
function usesAt({ files }: ParsedMap, keys: readonly string[]): string | undefined {
  const type = typeAt(keys)?.type;
  const isMap = files.some(({ root }) => {
    let node = root;
    for (const key of keys) node = valueOf(node, key);
    return node?.kind === 'map';
  });
  return isMap && type?.kind === 'uses' ? type.choices[0]?.value : undefined;
}

/** What is wrong with a path; undefined where the map has, or may have, such a value. */
function unknownPath({ map }: Analysis, path: string): string | undefined {
  const [section = '', name, key] = keysOf(path);
  const root = rootKeys.find((each) => each.name === section);
  const sections = rootKeys.map((each) => each.name);
  if (!root) return noSuch(`key ${section}`, section, sections);
  if (root.type.kind !== 'entries' || name === undefined || key === undefined) return undefined;
  const { declares, keys } = root.type;
  const known = new Set(
    map.occurrences.flatMap((each) => (each.kind === declares ? each.name.text : [])),
  );
  if (!known.has(name)) return noSuch(`${wordOf(declares)} ${name}`, name, known);
  const names = keys.map((each) => each.name);
  return names.includes(key) ? undefined : noSuch(`key ${key} of ${aWordOf(declares)}`, key, names);
}

function noSuch(what: string, name: string, candidates: Iterable<string>): string {
  const meant = closest(name, candidates);
  return `There is no ${what}.${meant === undefined ? '' : ` Did you mean ${meant}?`}`;
}

/** `services.cart.v2.owner` is the owner of cart.v2: sections hold names, and names full stops. */
function keysOf(path: string): string[] {
  const [section = '', ...rest] = path.split('.');
  const holdsNames = rootKeys.some(({ name, type }) => name === section && type.kind === 'entries');
  if (!holdsNames || rest.length < 2) return [section, rest.join('.')].filter((key) => key !== '');
  return [section, rest.slice(0, -1).join('.'), rest.at(-1) ?? ''];
}
