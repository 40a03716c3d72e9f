import {
  isBareAt,
  nameIn,
  removeKey,
  replaceAt,
  rewriteAt,
  typeOf,
  type Change,
} from '../../map/edits.ts';
import type { ParsedMap } from '../../map/parse.ts';
import { stepsAt, type ListNode, type Node, type ScalarNode } from '../../map/syntax.ts';
import { policyWords } from '../../map/model.ts';
import { allChoices, rootKeys, type ValueType } from '../../map/vocabulary.ts';
import { changeFix, fixWith, suggestionFix } from '../fixes.ts';
import type { Finding, FindingInput, Fix } from '../rule.ts';

/** Remedies for a value of another type than its key takes, where one can tell what was meant. */
export function mendType(finding: Finding, input: FindingInput): Fix[] {
  const { map } = input;
  const found = valueAt(map, finding.range.start);
  if (!found) return suggestionFix(finding, input, allSettings);
  const { value, path } = found;
  const [section] = path;
  const removed = fixWith(`Remove ${path.at(-1) ?? 'the key'}`, () => removeKey(map, path));
  // Without its setting a rule counts as it does by default, so nothing else is lost.
  const unset = section === 'rules' && path.length === 2 ? removed : [];
  if (value.kind === 'list')
    return [...unwrapped(map, path, value), ...asEntries(map, path, value), ...unset];
  if (value.kind !== 'scalar') return unset;
  if (value.missing) return removed;
  const suggestion = finding.data?.['suggestion'];
  if (suggestion?.startsWith('[') === true) return wrapped(map, value);
  const meant = suggestionFix(finding, input, allSettings, (text) =>
    value.style === 'plain' && isBareAt(map, path, text)
      ? rewriteAt(map, value.range, text, text)
      : replaceAt(map, value.range, text),
  );
  return [...meant, ...(meant.length > 0 ? [] : bare(map, path, value)), ...unset];
}

const allSettings = (): readonly string[] => [...allChoices(), ...policyWords];

/** The value that begins at `offset`, with the keys that lead to it; items have no step. */
function valueAt(
  map: ParsedMap,
  offset: number,
): { readonly value: Node; readonly path: readonly string[] } | undefined {
  const steps = stepsAt(map.root, offset);
  const last = steps.at(-1);
  if (!last || !('map' in last) || last.pair.value.range.start !== offset) return undefined;
  if (steps.some((step) => 'list' in step)) return undefined;
  return {
    value: last.pair.value,
    path: steps.flatMap((step) => ('map' in step ? step.pair.key.text : [])),
  };
}

/** `flags: a, b` as the list `[a, b]`. */
function wrapped(map: ParsedMap, { range, text }: ScalarNode): Fix[] {
  const items = text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
  const written = `[${items.map((item) => nameIn(map, item, 'flow')).join(', ')}]`;
  return changeFix(map, `Change to ${written}`, () => rewriteAt(map, range, written, items), {
    preferred: true,
    safe: () => items.length === 1,
  });
}

const takesMap: ReadonlySet<ValueType['kind']> = new Set(['entries', 'object', 'list']);

/** `owner: [a]` as `owner: a`. */
function unwrapped(
  map: ParsedMap,
  path: readonly string[],
  { items, range, flow }: ListNode,
): Fix[] {
  const [item] = items;
  const type = typeOf(path);
  if (!type || takesMap.has(type.kind)) return [];
  if (items.length !== 1 || !flow || item?.kind !== 'scalar') return [];
  const { text } = item;
  const written = map.text.slice(item.range.start, item.range.end);
  return changeFix(map, `Change to ${text}`, () => rewriteAt(map, range, written, text), {
    preferred: true,
  });
}

/** `teams: [a, b]` as `teams: { a: {}, b: {} }`. */
function asEntries(
  map: ParsedMap,
  path: readonly string[],
  { items, range, flow }: ListNode,
): Fix[] {
  const section = rootKeys.find(({ name }) => name === path[0]);
  if (path.length !== 1 || section?.type.kind !== 'entries' || !flow || items.length === 0)
    return [];
  const names = items.flatMap((item) => (item.kind === 'scalar' ? [item.text] : []));
  if (new Set(names).size < items.length) return [];
  const written = `{ ${names.map((name) => `${nameIn(map, name, 'flow')}: {}`).join(', ')} }`;
  const change = (): Change | undefined =>
    rewriteAt(map, range, written, new Map(names.map((name) => [name, new Map()])));
  return changeFix(map, `Declare ${names.length === 1 ? 'it' : 'them'} as a map`, change, {
    preferred: true,
  });
}

const truths: Readonly<Record<string, string>> = {
  yes: 'true',
  y: 'true',
  on: 'true',
  true: 'true',
  no: 'false',
  n: 'false',
  off: 'false',
  false: 'false',
};

/** `"3"` as `3`, and `yes` as `true`, where the key takes no text. */
function bare(map: ParsedMap, path: readonly string[], { text, range }: ScalarNode): Fix[] {
  const truth = typeOf(path)?.kind === 'boolean' ? truths[text.toLowerCase()] : undefined;
  const written = [text, truth].find((each) => each !== undefined && isBareAt(map, path, each));
  if (written === undefined || written === map.text.slice(range.start, range.end)) return [];
  return changeFix(map, `Change to ${written}`, () => rewriteAt(map, range, written, written), {
    preferred: true,
    safe: () => true,
  });
}
