import { checked, commit, type Change, type Edits } from './edit/change.ts';
import { withoutKey, withValue, type Data } from './edit/data.ts';
import { insertBelow, setMissing, type Placed } from './edit/insert.ts';
import { dataPath, follow, isAliased, isInFlow, mainFile } from './edit/layout.ts';
import {
  doubleQuoted,
  isBareAt,
  isJson,
  nameIn,
  quoteLike,
  valueIn,
  type Context,
} from './edit/quote.ts';
import { removeEntry } from './edit/remove.ts';
import type { ParsedMap } from './parse.ts';
import type { Pair, ScalarNode } from './syntax.ts';
import type { Range, TextEdit } from './text.ts';

/**
 * Changes of a service map as text edits computed from ranges: every byte outside them stays.
 * A path is the keys from the root. Each function gives undefined rather than a wrong edit:
 * where the text does not have the shape it would need, or is reached through an alias. Where
 * nothing has to be done, there are no edits: `[]`.
 */
export { brokenIn, checked, commit, isEditable, type Change, type Edits } from './edit/change.ts';
export {
  removeAt,
  removeItemAt,
  replaceAt,
  rewriteAt,
  sayTheSame,
  standsBeside,
} from './edit/at.ts';
export {
  addConstraint,
  addListItem,
  addListItemsChange,
  appendComment,
  removeListItem,
} from './edit/lists.ts';
export { doubleQuoted, isBareAt, isJson, nameIn, quoteName, typeOf } from './edit/quote.ts';
export { conflictEdits, putIn, putInQuotes, replaceBlanks, replaceReturns } from './edit/mend.ts';
export { replaceTabs, tabsChange } from './edit/tabs.ts';
export { toBlock, toFlow } from './edit/restyle.ts';
export { isSorted, sortChange } from './edit/sort.ts';
export { chunksOf } from './edit/chunks.ts';
export { extract, type Extraction, type Part } from './edit/extract.ts';
export { joinFiles } from './edit/join.ts';
export { addReason } from './edit/reason.ts';
export { addKeysChange, type NewKey } from './edit/keys.ts';
export { removeEntriesChange } from './edit/removeMany.ts';
export { renameAt } from './edit/rename.ts';
export { includedVersionChange } from './edit/version.ts';

/** Sets the scalar at `path`, making the key and the maps above it where they are missing. */
export const setScalar = (map: ParsedMap, path: readonly string[], value: string): Edits =>
  commit(map, [scalarChange(map, path, value)]);

export function scalarChange(
  map: ParsedMap,
  path: readonly string[],
  value: string,
): Change | undefined {
  const found = follow(map, path);
  if (!found || path.length === 0) return undefined;
  const edits = scalarEdits(map, path, value);
  const place = dataPath(map, found, path);
  return edits && { edits, intend: (before) => withValue(before, place, () => value) };
}

function scalarEdits(map: ParsedMap, path: readonly string[], value: string): Edits {
  const found = follow(map, path) ?? [];
  const last = found.at(-1);
  if (!last || found.length < path.length) {
    const written = { flow: valueIn(map, path, value, contextBelow(map, last)) };
    return insertBelow(map, last, [{ path: path.slice(found.length), value: written }]);
  }
  const node = last.value;
  if (node.kind !== 'scalar') return undefined;
  const context = isInFlow(map, last.key.range.start) ? 'flow' : 'block';
  // An alias gives way to a value of its own.
  if (isAliased(map, node))
    return [{ range: node.range, text: valueIn(map, path, value, context) }];
  if (node.missing) return setMissing(map, last, { flow: valueIn(map, path, value, context) });
  if (node.value !== null && node.text === value) return [];
  const text = overwritten(map, node, path, value, context);
  return text === undefined ? undefined : [{ range: node.range, text }];
}

/** Where what is inserted below `parent`, or at the root, will stand. */
function contextBelow(map: ParsedMap, parent: Pair | undefined): Context {
  const node = parent ? parent.value : mainFile(map).root;
  const becomesFlow = node?.kind === 'scalar' ? !node.missing : node?.flow === true;
  return becomesFlow || (parent && isInFlow(map, parent.key.range.start)) ? 'flow' : 'block';
}

function overwritten(
  map: ParsedMap,
  node: ScalarNode,
  path: readonly string[],
  value: string,
  context: Context,
): string | undefined {
  if (isBareAt(map, path, value)) return value;
  if (node.style === 'block') {
    const [header = '', ...lines] = map.text.slice(node.range.start, node.range.end).split('\n');
    // A comment behind the indicator would be lost.
    if (header.includes('#')) return undefined;
    const eol = header.endsWith('\r') ? '\r\n' : '\n';
    return valueIn(map, path, value, context) + (lines.at(-1) === '' ? eol : '');
  }
  return isJson(map) ? doubleQuoted(value) : quoteLike(value, node, context);
}

/** Declares `name` in a section, making the section where it is missing. */
export const addEntry = (map: ParsedMap, section: string, name: string): Edits =>
  commit(map, [entryChange(map, section, name)]);

const entryChange = (map: ParsedMap, section: string, name: string): Change | undefined =>
  entriesChange(map, section, [name]);

/** Declares several names in one section: changes of their own would get in each other's way. */
export function entriesChange(
  map: ParsedMap,
  section: string,
  names: readonly string[],
): Change | undefined {
  const found = follow(map, [section]);
  const node = found?.[0]?.value;
  const present = node?.kind === 'map' ? node.pairs.map(({ key }) => key.text) : [];
  if (!found || new Set([...present, ...names]).size < present.length + names.length)
    return undefined;
  const value = { flow: '{}' };
  const entries: readonly Placed[] = found[0]
    ? names.map((name) => ({ path: [name], value }))
    : [{ path: [section], value: sectionOf(map, names) }];
  const edits = insertBelow(map, found[0], entries);
  const [place = section] = dataPath(map, found, [section]);
  const intend = (before: Data): Data =>
    names.reduce((data, name) => withValue(data, [place, name], () => new Map()), before);
  return edits && { edits, intend };
}

/** A service, by its name, and the project it is to be in. */
export interface Move {
  readonly service: string;
  readonly target: string;
}

/** Gives services another project, declaring it where the projects are declared. */
export function moveServices(map: ParsedMap, moves: readonly Move[]): Edits {
  const { projects } = map.model;
  const added = projects
    ? [...new Set(moves.map(({ target }) => target))].filter((name) => !projects.has(name))
    : [];
  return commit(map, [
    ...moves.map(({ service, target }) =>
      scalarChange(map, ['services', service, 'project'], target),
    ),
    ...(added.length > 0 ? [entriesChange(map, 'projects', added)] : []),
  ]);
}

const sectionOf = (map: ParsedMap, names: readonly string[]) => {
  const entries = names.map((name) => `${nameIn(map, name, 'flow')}: {}`);
  return { flow: `{ ${entries.join(', ')} }`, block: entries };
};

/** Adds an empty section at the end of the file. */
export function addSection(map: ParsedMap, section: string): Edits {
  if (follow(map, [section])?.length !== 0) return undefined;
  const { root } = mainFile(map);
  const json = root?.kind === 'map' && root.flow;
  const edits = insertBelow(map, undefined, [
    { path: [section], value: { flow: json ? '{}' : '' } },
  ]);
  const empty = json ? new Map<string, Data>() : null;
  return commit(map, [
    edits && { edits, intend: (before) => withValue(before, [section], () => empty) },
  ]);
}

/** Puts the keys that every map has into a map that has none. */
export function firstKeysChange(map: ParsedMap): Change | undefined {
  if (mainFile(map).root) return undefined;
  const edits = insertBelow(map, undefined, [
    { path: ['version'], value: { flow: '1' } },
    { path: ['services'], value: { flow: '' } },
  ]);
  return (
    edits && {
      edits,
      intend: (before) =>
        withValue(
          withValue(before, ['version'], () => '1'),
          ['services'],
          () => null,
        ),
    }
  );
}

/** Takes the key at `path` out, as often as it stands there; a map left empty becomes `{}`. */
export const removeKey = (map: ParsedMap, path: readonly string[]): Edits =>
  commit(map, [removeKeyChange(map, path)]);

function removeKeyChange(map: ParsedMap, path: readonly string[]): Change | undefined {
  const found = follow(map, path);
  const key = path.at(-1);
  if (found?.length !== path.length || key === undefined) return undefined;
  const holder = found.at(-2);
  const parent = holder ? holder.value : map.root;
  if (parent?.kind !== 'map') return undefined;
  const edits: TextEdit[] = [];
  for (const [index, pair] of parent.pairs.entries()) {
    if (pair.key.text !== key) continue;
    const removed = removeEntry(map, parent, index, holder);
    if (!removed) return undefined;
    edits.push(...removed);
  }
  const place = dataPath(map, found, path);
  return { edits, intend: (before) => withoutKey(before, place) };
}

/** Puts `text` at `range`, whatever stands there: refused only where it breaks the file. */
export function replaceRange(map: ParsedMap, range: Range, text: string): Edits {
  return checked(map, [{ range, text }], () => true);
}
