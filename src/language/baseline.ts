import type { ParsedMap } from '../map/parse.ts';
import { stepsAt, valueOf, type Node } from '../map/syntax.ts';
import { createLineIndex, type LineIndex, type Range } from '../map/text.ts';
import { readYaml } from '../map/yaml.ts';
import { staleBaseline } from '../rules/language/staleBaseline.ts';
import { unreadableBaseline } from '../rules/language/unreadableBaseline.ts';
import type { Finding } from '../rules/rule.ts';
import { relativePath } from './paths.ts';
import { fileAt } from './places.ts';

/** The name that a baseline has unless it is given another. */
export const baselineName = 'service-map-baseline.json';

/** Findings that are known and accepted, told apart by what they are about and not by lines. */
export interface BaselineEntry {
  readonly code: string;
  /** From the folder of the baseline, with forward slashes. */
  readonly file: string;
  /** The keys that lead to the place, joined by slashes. */
  readonly at: string;
  /** In alphabetical order. */
  readonly services: readonly string[];
  readonly names: Readonly<Record<string, string>>;
  /** How many findings it stands for. */
  readonly count: number;
  readonly reason?: string;
}

/** A baseline as read. All ranges are those of its own text. */
export interface Baseline {
  readonly uri: string;
  readonly text: string;
  readonly lines: LineIndex;
  readonly entries: readonly (BaselineEntry & { readonly range: Range })[];
  /** What could not be read. */
  readonly problems: readonly Finding[];
  /** Files of entries that do not exist any more. */
  readonly missing: ReadonlySet<string>;
}

/** What a baseline says about the findings of a map. */
export interface Baselined {
  readonly known: ReadonlySet<Finding>;
  /** About the baseline itself, with ranges in its text. */
  readonly about: readonly Finding[];
}

/** Reads a baseline; what is wrong with it is told and the rest is used. */
export function parseBaseline(
  uri: string,
  text: string,
  missing: ReadonlySet<string> = new Set(),
): Baseline {
  const { root, problems } = readYaml(text);
  const told = problems.map(({ message, range }) => trouble(message, range));
  const whole = { start: 0, end: firstLineOf(text) };
  const entries: Baseline['entries'][number][] = [];
  const list = valueOf(root, 'findings');
  const version = valueOf(root, 'version');
  if (version?.kind === 'scalar' && version.value !== 1)
    told.push(trouble(`This version of a baseline is not known: ${version.text}.`, version.range));
  else if (list?.kind !== 'list')
    told.push(trouble('A baseline has a list of "findings".', list?.range ?? whole));
  else
    for (const item of list.items) {
      const entry = entryIn(item);
      if (entry) entries.push({ ...entry, range: item.range });
      else told.push(trouble('An entry needs at least "code" and "file".', item.range));
    }
  return { uri, text, lines: createLineIndex(text), entries, problems: told, missing };
}

const firstLineOf = (text: string): number => /^[^\r\n]*/.exec(text)?.[0].length ?? 0;

const trouble = (message: string, range: Range): Finding => ({
  code: unreadableBaseline.code,
  severity: 'error',
  message,
  range,
  related: [],
});

const textOf = (node: Node | undefined): string | undefined =>
  node?.kind === 'scalar' && !node.missing && node.value !== null ? node.text : undefined;

function entryIn(node: Node): BaselineEntry | undefined {
  const code = textOf(valueOf(node, 'code'));
  const file = textOf(valueOf(node, 'file'));
  if (code === undefined || file === undefined) return undefined;
  const services = valueOf(node, 'services');
  const names = valueOf(node, 'names');
  const count = valueOf(node, 'count');
  const reason = textOf(valueOf(node, 'reason'));
  const times = count?.kind === 'scalar' && typeof count.value === 'number' ? count.value : 1;
  return {
    code,
    file,
    at: textOf(valueOf(node, 'at')) ?? '',
    services: sorted(
      services?.kind === 'list' ? services.items.flatMap((item) => textOf(item) ?? []) : [],
    ),
    names: Object.fromEntries(
      (names?.kind === 'map' ? names.pairs : []).map(({ key, value }) => [
        key.text,
        textOf(value) ?? '',
      ]),
    ),
    count: Math.max(1, Math.floor(times)),
    ...(reason !== undefined && { reason }),
  };
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const sorted = (texts: readonly string[]): readonly string[] => [...texts].sort(byText);

/** What a finding knows for its fixes and says of the rest of the map, which may change. */
const volatile: ReadonlySet<string> = new Set(['suggestion', 'project', 'service']);
/** A text that cannot be read has to be mended; nobody can know what else is in it. */
const unreadable: ReadonlySet<string> = new Set([
  'syntax',
  'not-text',
  'tab-indentation',
  'merge-conflict',
]);

/** The entry that stands for a finding, in a baseline at `uri`. */
export function entryOf(map: ParsedMap, finding: Finding, uri: string): BaselineEntry {
  const { code, range, services = [], identity, data = {} } = finding;
  if (identity) {
    const file = relativePath(uri, map.files[0]?.uri ?? '');
    return { code, file, at: '', services: [], names: identity, count: 1 };
  }
  return {
    code,
    file: relativePath(uri, fileAt(map, range.start).uri),
    at: pathTo(map, range, code).join('/'),
    services: sorted([...new Set(services)]),
    names: Object.fromEntries(
      Object.entries(data)
        .filter(([key]) => !volatile.has(key))
        .sort(([a], [b]) => byText(a, b)),
    ),
    count: 1,
  };
}

/** Keys and, of lists of names, names. Nothing that a secret could be part of. */
function pathTo(map: ParsedMap, { start }: Range, code: string): string[] {
  return stepsAt(map.root, start).flatMap((step) => {
    if ('map' in step) return step.pair.key.text;
    const item = step.list.items[step.index];
    return item?.kind === 'scalar' && code !== 'secret-in-map' ? item.text : [];
  });
}

const keyOf = ({ code, file, at, services, names }: BaselineEntry): string =>
  JSON.stringify([
    code,
    file,
    at,
    services,
    Object.entries(names).sort(([a], [b]) => byText(a, b)),
  ]);

/** Finds out again and again which findings a baseline knows. */
export function createBaselined(
  baseline: Baseline,
): (
  map: ParsedMap,
  findings: readonly Finding[],
  mayBeStale: (code: string) => boolean,
) => Baselined {
  const codes = new Set(baseline.entries.map(({ code }) => code));
  const keys = baseline.entries.map(keyOf);
  const counts = new Map<string, number>();
  baseline.entries.forEach(({ count }, index) => {
    const key = keys[index] ?? '';
    counts.set(key, (counts.get(key) ?? 0) + count);
  });
  // What a finding is about stays the same while the finding does.
  const known = new WeakMap<Finding, string>();
  const keyOfFinding = (map: ParsedMap, finding: Finding): string => {
    let key = known.get(finding);
    if (key === undefined) known.set(finding, (key = keyOf(entryOf(map, finding, baseline.uri))));
    return key;
  };
  return (map, findings, mayBeStale) => {
    const left = new Map(counts);
    const matched = new Set<Finding>();
    for (const finding of findings) {
      if (!codes.has(finding.code) || unreadable.has(finding.code)) continue;
      const key = keyOfFinding(map, finding);
      const more = left.get(key) ?? 0;
      if (more === 0) continue;
      left.set(key, more - 1);
      matched.add(finding);
    }
    const isOwn = ownFiles(map, baseline);
    const broken = map.problems.some(({ code }) => unreadable.has(code));
    const stale = baseline.entries.flatMap(({ code, file, count, range }, index): Finding[] => {
      const key = keys[index] ?? '';
      const over = Math.min(count, left.get(key) ?? 0);
      left.set(key, (left.get(key) ?? 0) - over);
      return over === 0 || broken || !isOwn(file) || !mayBeStale(code)
        ? []
        : [staleEntry(code, count, over, range)];
    });
    return { known: matched, about: [...baseline.problems, ...stale] };
  };
}

/** Whether what an entry says of a file is this map's to judge. */
function ownFiles({ files }: ParsedMap, { uri, missing }: Baseline): (file: string) => boolean {
  const own = new Set(files.map((file) => relativePath(uri, file.uri)));
  return (file) => own.has(file) || missing.has(file);
}

const staleEntry = (code: string, count: number, over: number, range: Range): Finding => ({
  code: staleBaseline.code,
  severity: 'warning',
  message:
    over === count
      ? `There is no such finding of ${code} any more. Take the entry out, or write the baseline again.`
      : `This entry stands for ${count} findings of ${code}, and there are ${count - over}. Write the baseline again.`,
  range,
  related: [],
});

/**
 * The text of a baseline at `uri` that knows all findings. Reasons stay, and entries of other
 * maps and of rules that it `keeps`.
 */
export function baselineText(
  map: ParsedMap,
  findings: readonly Finding[],
  uri: string,
  before?: Baseline,
  { keeps = () => false }: { keeps?: (code: string) => boolean } = {},
): string {
  const entries = new Map<string, BaselineEntry>();
  const reasons = new Map(before?.entries.map((entry) => [keyOf(entry), entry.reason]));
  const add = (entry: BaselineEntry): void => {
    const key = keyOf(entry);
    const count = (entries.get(key)?.count ?? 0) + entry.count;
    const reason = entry.reason ?? reasons.get(key);
    entries.set(key, { ...entry, count, ...(reason !== undefined && { reason }) });
  };
  for (const finding of findings)
    if (!unreadable.has(finding.code)) add(entryOf(map, finding, uri));
  const isOwn = before ? ownFiles(map, before) : () => true;
  for (const entry of before?.entries ?? [])
    if (!isOwn(entry.file) || keeps(entry.code)) add(entry);
  return writeBaseline([...entries.values()]);
}

/** One entry a line, in an order that hangs on nothing but the entries. */
export function writeBaseline(entries: readonly BaselineEntry[]): string {
  const written = [...entries]
    .sort((a, b) => byText(a.file, b.file) || byText(a.code, b.code) || byText(keyOf(a), keyOf(b)))
    .map(({ code, file, at, services, names, count, reason }) =>
      JSON.stringify({
        code,
        file,
        ...(at !== '' && { at }),
        ...(services.length > 0 && { services }),
        ...(Object.keys(names).length > 0 && { names }),
        ...(count > 1 && { count }),
        ...(reason !== undefined && { reason }),
      }),
    );
  const list =
    written.length === 0 ? '[]' : `[\n${written.map((entry) => `    ${entry}`).join(',\n')}\n  ]`;
  return `{\n  "version": 1,\n  "findings": ${list}\n}\n`;
}
