import { quoteName } from '../../../src/map/edits.ts';

/** Plain data of a service map, as a test means it. */
export type Tree = string | number | boolean | readonly Tree[] | TreeMap;
export type TreeMap = ReadonlyMap<string, Tree>;

/** A number from 0 to `below` − 1, from whatever the test draws its luck. */
export type Choose = (below: number) => number;

/** Things that hold for a whole text. */
interface Style {
  readonly choose: Choose;
  readonly step: string;
  readonly comments: boolean;
  /** Whether lists stand at the column of their key. */
  readonly flushLists: boolean;
  count: number;
}

/** Writes `tree` as someone might: every choice that YAML leaves is made by `choose`. */
export function writeMap(tree: TreeMap, choose: Choose): string {
  if (choose(8) === 0) return writeJson(tree, choose);
  const style: Style = {
    choose,
    step: ' '.repeat([2, 4, 3, 2][choose(4)] ?? 2),
    comments: choose(2) === 0,
    flushLists: choose(2) === 0,
    count: 0,
  };
  const head = comment(style, '', 4);
  const blank = choose(2) === 0;
  const start = choose(6) === 0 ? ['---'] : [];
  const sections = [...tree].flatMap(([key, value], index) => [
    ...(blank && index > 0 ? [''] : []),
    ...pair(key, value, '', style, 0),
  ]);
  const lines = [...start, ...head, ...sections, ...comment(style, '', 4)];
  const eol = choose(4) === 0 ? '\r\n' : '\n';
  const end = ['', eol, eol, eol, eol + eol][choose(5)] ?? '';
  const mark = choose(6) === 0 ? '\ufeff' : '';
  return mark + lines.join(eol) + end;
}

function writeJson(tree: TreeMap, choose: Choose): string {
  const text = JSON.stringify(plain(tree), null, [0, 2, 4][choose(3)]);
  const eol = choose(3) === 0 ? '\r\n' : '\n';
  return text.replaceAll('\n', eol) + (choose(2) === 0 ? eol : '');
}

/** For JSON.stringify, which must not lose a key `__proto__`. */
export function plain(tree: Tree): unknown {
  if (tree instanceof Map) {
    const entries = [...(tree as TreeMap)].map(([key, value]) => [key, plain(value)]);
    return Object.fromEntries(entries) as unknown;
  }
  return Array.isArray(tree) ? (tree as readonly Tree[]).map(plain) : tree;
}

/** Lines of their own with a comment, one time in `rarity`; each comment is unlike all others. */
function comment(style: Style, indent: string, rarity: number): string[] {
  if (!style.comments || style.choose(rarity) !== 0) return [];
  return [`${indent}# own ${style.count++}.`, ...(style.choose(4) === 0 ? [''] : [])];
}

/** Blanks and perhaps a comment at the end of a line. */
function tail(style: Style): string {
  if (style.choose(12) === 0) return '  ';
  return style.comments && style.choose(4) === 0 ? ` # tail ${style.count++}.` : '';
}

function pair(key: string, value: Tree, indent: string, style: Style, depth: number): string[] {
  const { choose, step } = style;
  const before = comment(style, indent, 6);
  const name = `${indent}${scalar(key, style, 'block')}:`;
  if (isEmpty(value) && depth > 0 && !Array.isArray(value)) {
    const nothing = ['', ' {}', ' ~', ' { }', ' null'][choose(5)] ?? '';
    return [...before, name + nothing + tail(style)];
  }
  const block = typeof value === 'object' && !isEmpty(value) && choose(depth === 0 ? 6 : 3) > 0;
  if (!block) {
    const [first = '', ...others] = flow(value, indent + step, style, 'block').split('\n');
    const lines = [`${name} ${first}`, ...others];
    const last = lines.length - 1;
    lines[last] = (lines[last] ?? '') + tail(style);
    return [...before, ...lines];
  }
  const below =
    value instanceof Map
      ? [...(value as TreeMap)].flatMap(([next, content]) =>
          pair(next, content, indent + step, style, depth + 1),
        )
      : (value as readonly Tree[]).flatMap((item) =>
          dashed(item, style.flushLists ? indent : indent + step, style, depth + 1),
        );
  return [...before, name + tail(style), ...below];
}

function dashed(item: Tree, indent: string, style: Style, depth: number): string[] {
  const before = comment(style, indent, 6);
  if (item instanceof Map && item.size > 0 && style.choose(2) === 0) {
    const [first = '', ...others] = [...(item as TreeMap)].flatMap(([key, value]) =>
      pair(key, value, `${indent}  `, { ...style, comments: false }, depth),
    );
    return [...before, `${indent}- ${first.trimStart()}`, ...others];
  }
  const [first = '', ...others] = flow(item, `${indent}  `, style, 'block').split('\n');
  const lines = [`${indent}- ${first}`, ...others];
  const last = lines.length - 1;
  lines[last] = (lines[last] ?? '') + tail(style);
  return [...before, ...lines];
}

const isEmpty = (value: Tree): boolean =>
  value instanceof Map ? value.size === 0 : Array.isArray(value) && value.length === 0;

/** One scalar or collection between brackets, over several lines where `choose` wants it. */
function flow(value: Tree, indent: string, style: Style, where: 'block' | 'flow'): string {
  const { choose } = style;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return scalar(value, style, where);
  const [open, close] = value instanceof Map ? ['{', '}'] : ['[', ']'];
  if (isEmpty(value)) return `${open}${['', ' '][choose(2)] ?? ''}${close}`;
  const spread = choose(4) === 0;
  const inner = spread ? indent + style.step : indent;
  const parts =
    value instanceof Map
      ? [...(value as TreeMap)].map(
          ([key, content]) =>
            `${scalar(key, style, 'flow')}: ${flow(content, inner, style, 'flow')}`,
        )
      : (value as readonly Tree[]).map((item) => flow(item, inner, style, 'flow'));
  const trailing = choose(5) === 0 ? ',' : '';
  if (!spread) {
    const [space, comma] = [
      [' ', ', '],
      ['', ','],
      ['', ', '],
    ][choose(3)] as [string, string];
    return `${open}${space}${parts.join(comma)}${trailing}${space}${close}`;
  }
  const lines = parts.flatMap((part, index) => [
    ...comment(style, inner, 6).filter((line) => line !== ''),
    `${inner}${part}${index < parts.length - 1 ? ',' : trailing}${tail(style)}`,
  ]);
  return [open + tail(style), ...lines, ...comment(style, inner, 6), indent + close].join('\n');
}

/** Plain where it is safe, or in either kind of quotes. */
function scalar(text: string, { choose }: Style, where: 'block' | 'flow'): string {
  const quoted = quoteName(text, where);
  const luck = choose(5);
  if (luck === 0) return JSON.stringify(text);
  if (luck === 1 && !/[\n\t\r]/.test(text)) return `'${text.replaceAll("'", "''")}'`;
  return quoted;
}
