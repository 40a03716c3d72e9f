import { commit, type Change } from './edit/change.ts';
import { withoutKey, withValue, type Data } from './edit/data.ts';
import { insertBelow, type Written } from './edit/insert.ts';
import {
  behindColon,
  columnOf,
  eolOf,
  flowTail,
  follow,
  isAliased,
  lineEndAt,
} from './edit/layout.ts';
import { isJson, quoteLike, quoteName } from './edit/quote.ts';
import { removeEntry } from './edit/remove.ts';
import type { ParsedMap } from './parse.ts';
import type { Node } from './syntax.ts';
import type { TextEdit } from './text.ts';

export { quoteName } from './edit/quote.ts';
export { commit, type Change } from './edit/change.ts';

/**
 * Changes of a service map as text edits computed from ranges: every byte outside them stays.
 * A path is the keys from the root. Each function gives undefined rather than a wrong edit:
 * where the text does not have the shape it would need, or is reached through an alias.
 */
export type Edits = readonly TextEdit[] | undefined;

/** Sets the scalar at `path`, making the key and the maps above it where they are missing. */
export const setScalar = (map: ParsedMap, path: readonly string[], value: string): Edits =>
  commit(map, [scalarChange(map, path, value)]);

export function scalarChange(
  map: ParsedMap,
  path: readonly string[],
  value: string,
): Change | undefined {
  const found = follow(map, path);
  if (!found) return undefined;
  const intend = (before: Data): Data => withValue(before, path, () => value);
  const last = found.at(-1);
  if (found.length < path.length || !last) {
    const written = path.length > 0 && isJson(map) ? jsonScalar(value) : scalarText(value);
    const edit = insertBelow(map, last, path.slice(found.length), { flow: written });
    return edit && { edits: [edit], intend };
  }
  const node = last.value;
  if (node.kind !== 'scalar' || node.style === 'block') return undefined;
  const inFlow = map.root?.kind === 'map' && (isJson(map) || isInFlow(map, path));
  if (node.missing)
    return {
      edits: [{ range: at(behindColon(map, last)), text: ` ${quoteName(value, 'flow')}` }],
      intend,
    };
  return {
    edits: [{ range: node.range, text: quoteLike(value, node, inFlow ? 'flow' : 'block') }],
    intend,
  };
}

const at = (offset: number) => ({ start: offset, end: offset });

/** Whole numbers stand bare: `version: 1`. */
const scalarText = (value: string): string =>
  /^\d+$/.test(value) ? value : quoteName(value, 'flow');
const jsonScalar = (value: string): string => (/^\d+$/.test(value) ? value : JSON.stringify(value));

function isInFlow(map: ParsedMap, path: readonly string[]): boolean {
  let node: Node | undefined = map.root;
  for (const key of path) {
    if (node?.kind !== 'map') return false;
    if (node.flow) return true;
    node = node.pairs.find((pair) => pair.key.text === key)?.value;
  }
  return false;
}

/** Declares `name` in a section, making the section where it is missing. */
export const addEntry = (map: ParsedMap, section: string, name: string): Edits =>
  commit(map, [entryChange(map, section, name)]);

export function entryChange(map: ParsedMap, section: string, name: string): Change | undefined {
  const found = follow(map, [section, name]);
  if (!found || found.length === 2) return undefined;
  const edit = insertBelow(map, found[0], [section, name].slice(found.length), { flow: '{}' });
  return (
    edit && {
      edits: [edit],
      intend: (before) => withValue(before, [section, name], () => new Map()),
    }
  );
}

/** Adds an empty section at the end of the file. */
export function addSection(map: ParsedMap, section: string): Edits {
  const found = follow(map, [section]);
  if (!found || found.length === 1) return undefined;
  const edit = insertBelow(map, undefined, [section], { flow: isJson(map) ? '{}' : '' });
  const empty = isJson(map) ? new Map<string, Data>() : null;
  return commit(map, [
    edit && { edits: [edit], intend: (before) => withValue(before, [section], () => empty) },
  ]);
}

/** Adds `item` to the list at `path`, making the list where it is missing. */
export function addListItem(map: ParsedMap, path: readonly string[], item: string): Edits {
  const found = follow(map, path);
  const last = found?.at(-1);
  const quoted = isJson(map) ? JSON.stringify(item) : quoteName(item, 'flow');
  const intend = (before: Data): Data =>
    withValue(before, path, (list) => [
      ...(Array.isArray(list) ? (list as readonly Data[]) : []),
      item,
    ]);
  if (!found) return undefined;
  if (found.length < path.length || !last) {
    const edit = insertBelow(map, last, path.slice(found.length), { flow: `[${quoted}]` });
    return commit(map, [edit && { edits: [edit], intend }]);
  }
  const edit = appendItem(map, last.value, { flow: quoted, block: [quoted] });
  const behind = { range: at(behindColon(map, last)), text: ` [${quoted}]` };
  const missing = last.value.kind === 'scalar' && last.value.missing;
  return commit(map, [missing ? { edits: [behind], intend } : edit && { edits: [edit], intend }]);
}

/** Appends to a list in its own style; `block` are the lines behind the dash. */
function appendItem(map: ParsedMap, list: Node, item: Written): TextEdit | undefined {
  if (list.kind !== 'list' || isAliased(map, list)) return undefined;
  const last = list.items.at(-1);
  if (list.flow) {
    if (!last) return { range: list.range, text: `[${item.flow}]` };
    const { at: end, comma } = flowTail(map, last.range.end, list.range.end);
    return { range: at(end), text: `${comma ? ', ' : ' '}${item.flow}` };
  }
  if (!last) return undefined;
  const column = columnOf(map, list.range.start);
  const lines = (item.block ?? [item.flow]).map(
    (line, index) => `${' '.repeat(column)}${index === 0 ? '- ' : '  '}${line}`,
  );
  return {
    range: at(lineEndAt(map, last.range.end)),
    text: lines.map((line) => eolOf(map) + line).join(''),
  };
}

/** Takes `item` out of the list at `path`. */
export function removeListItem(map: ParsedMap, path: readonly string[], item: string): Edits {
  const found = follow(map, path);
  const list = found?.length === path.length ? found.at(-1)?.value : undefined;
  if (list?.kind !== 'list') return undefined;
  const index = list.items.findIndex((node) => node.kind === 'scalar' && node.text === item);
  // An empty block list would be an empty value; the key goes with its last item.
  if (list.items.length === 1 && !list.flow) return removeKey(map, path);
  const edit = index < 0 ? undefined : removeEntry(map, list, index);
  const without = (before: Data | undefined): Data =>
    Array.isArray(before)
      ? (before as readonly Data[]).filter((_, position) => position !== index)
      : [];
  return commit(map, [
    edit && { edits: [edit], intend: (before) => withValue(before, path, without) },
  ]);
}

/** Takes the key at `path` out; a map that would be left empty in block style goes with it. */
export function removeKey(map: ParsedMap, path: readonly string[]): Edits {
  const found = follow(map, path);
  const key = path.at(-1);
  if (found?.length !== path.length || key === undefined) return undefined;
  const parent = path.length === 1 ? map.root : found.at(-2)?.value;
  if (parent?.kind !== 'map') return undefined;
  if (parent.pairs.length === 1 && !parent.flow && path.length > 1)
    return removeKey(map, path.slice(0, -1));
  const edit = removeEntry(
    map,
    parent,
    parent.pairs.findIndex((pair) => pair.key.text === key),
  );
  return commit(map, [edit && { edits: [edit], intend: (before) => withoutKey(before, path) }]);
}

/** Appends a constraint, with its reason. */
export function addConstraint(
  map: ParsedMap,
  kind: 'together' | 'apart',
  services: readonly string[],
  because: string,
): Edits {
  const found = follow(map, ['constraints']);
  if (!found) return undefined;
  const json = isJson(map);
  const quote = (text: string) => (json ? JSON.stringify(text) : quoteName(text, 'flow'));
  const key = (name: string) => (json ? JSON.stringify(name) : name);
  const names = `[${services.map(quote).join(', ')}]`;
  const flow = `{ ${key(kind)}: ${names}, ${key('because')}: ${quote(because)} }`;
  const block = [`${kind}: ${names}`, `because: ${quote(because)}`];
  const intend = (before: Data): Data =>
    withValue(before, ['constraints'], (list) => [
      ...(Array.isArray(list) ? (list as readonly Data[]) : []),
      new Map<string, Data>([
        [kind, services],
        ['because', because],
      ]),
    ]);
  const list = found[0]?.value;
  const absent = !list || (list.kind === 'scalar' && list.value === null);
  if (!absent) {
    const edit = appendItem(map, list, { flow, block });
    return commit(map, [edit && { edits: [edit], intend }]);
  }
  if (found[0]) {
    const text = list?.kind === 'scalar' && list.missing ? ` [${flow}]` : `[${flow}]`;
    const range =
      list?.kind === 'scalar' && !list.missing ? list.range : at(behindColon(map, found[0]));
    return commit(map, [{ edits: [{ range, text }], intend }]);
  }
  const edit = insertBelow(map, undefined, ['constraints'], {
    flow: `[${flow}]`,
    block: block.map((line, index) => `${index === 0 ? '- ' : '  '}${line}`),
  });
  return commit(map, [edit && { edits: [edit], intend }]);
}

/** Puts a comment at the end of the line of `offset`; JSON has none. */
export function appendComment(map: ParsedMap, offset: number, comment: string): Edits {
  if (isJson(map)) return undefined;
  const end = map.lines.lineEnd(map.lines.position(offset).line);
  const lead = /[ \t]$/.test(map.text.slice(0, end)) ? '' : ' ';
  return commit(map, [
    { edits: [{ range: at(end), text: `${lead}# ${comment}` }], intend: (before) => before },
  ]);
}
