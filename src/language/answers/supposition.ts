import {
  addConstraint,
  addListItem,
  removeKey,
  removeListItem,
  setScalar,
  type Edits,
} from '../../map/edits.ts';
import { closest } from '../../map/closest.ts';
import { rootKeys } from '../../map/vocabulary.ts';
import type { Analysis } from '../analysis.ts';
import { moveServices } from '../applyRecommendation.ts';
import type { Supposition } from './setting.ts';

/** Edits that make the supposed change, or why there are none. */
export type Supposed = { readonly edits: NonNullable<Edits> } | { readonly wrong: string };

const because = 'a supposition';

/** What to change in the map so that the supposition holds. */
export function suppositionEdits(analysis: Analysis, supposition: Supposition): Supposed {
  const { map } = analysis;
  const unknown = namesOf(supposition)
    .map((name) => unknownService(analysis, name))
    .find((message) => message !== undefined);
  if (unknown !== undefined) return { wrong: unknown };
  const edits = ((): Edits => {
    switch (supposition.kind) {
      case 'together':
      case 'apart':
        return addConstraint(map, supposition.kind, supposition.services, because);
      case 'move': {
        const { service, project: target } = supposition;
        return moveServices(analysis, [{ service, target }]);
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

/** What is wrong with the name of a service; undefined where there is such a one. */
export function unknownService({ map }: Pick<Analysis, 'map'>, name: string): string | undefined {
  const { indexes } = map.model.users;
  if (indexes.has(name)) return undefined;
  const meant = closest(name, indexes.keys());
  return `There is no service ${name}.${meant === undefined ? '' : ` Did you mean ${meant}?`}`;
}

function setEdits(
  { map }: Analysis,
  { path, how, value }: Supposition & { readonly kind: 'set' },
): Edits {
  const keys = keysOf(path);
  if (how === 'add') return addListItem(map, keys, value);
  if (how === 'remove') return removeListItem(map, keys, value);
  return value === '' ? removeKey(map, keys) : setScalar(map, keys, value);
}

/** `services.cart.v2.owner` is the owner of cart.v2: sections hold names, and names full stops. */
function keysOf(path: string): string[] {
  const [section = '', ...rest] = path.split('.');
  const holdsNames = rootKeys.some(({ name, type }) => name === section && type.kind === 'entries');
  if (!holdsNames || rest.length < 2) return [section, rest.join('.')].filter((key) => key !== '');
  return [section, rest.slice(0, -1).join('.'), rest.at(-1) ?? ''];
}
