import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  visit,
  type Alias,
  type Document,
  type Node as YamlNode,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Problem, ProblemCode } from './problem.ts';
import { recover } from './recover.ts';
import type { TabReading } from './recovery/tabs.ts';
import { addErrors, atMost, halfLines } from './recovery/errors.ts';
import { mend, syntaxProblem, type Mended } from './recovery/masks.ts';
import { keptOnce } from './recurring.ts';
import {
  nothingAt,
  pairFrom,
  type ListNode,
  type MapNode,
  type Node,
  type Pair,
  type ScalarNode,
} from './syntax.ts';
import { anchored, behind, spanning, type Anchor, type Range } from './text.ts';

/** Nodes that aliases may add in one file: ample for real maps, harmless for an alias bomb. */
const mostAliased = 20_000;

interface Reading {
  readonly document: Document.Parsed;
  readonly text: string;
  readonly problems: Problem[];
  /** What each alias refers to, once the first one is met. */
  targets: ReadonlyMap<Alias, YamlNode> | undefined;
  /** Aliases being followed, to notice one that contains itself. */
  readonly open: Set<YamlNode>;
  /** Leads an offset in the mended text back to the one in `text`. */
  original(offset: number): number;
  readonly anchor: Anchor;
  budget: number;
  tooMany: boolean;
  aliased: boolean;
}

/** What a stretch of YAML says. Its ranges move with the anchor, which stands at 0. */
export interface YamlReading {
  readonly anchor: Anchor;
  readonly root: Node | undefined;
  readonly problems: readonly Problem[];
  /** Whether what it means may hang on the text around it: aliases, tabs, conflict markers. */
  readonly doubtful: boolean;
}

/**
 * Reads YAML 1.2 text into plain nodes. Never throws; what could not be read is told in
 * `problems`. This file alone knows the YAML library's nodes.
 */
export function readYaml(text: string, tabs?: TabReading): YamlReading {
  const anchor: Anchor = { offset: 0 };
  const recovered = recover(text, tabs);
  const problems = [...recovered.problems];
  const { document, original } = parse(recovered, problems);
  if (document) addErrors(document.errors, text, original, problems);
  const reading: Reading | undefined = document && {
    document,
    text,
    problems,
    targets: undefined,
    open: new Set(),
    original,
    anchor,
    budget: mostAliased,
    tooMany: false,
    aliased: false,
  };
  const root =
    reading && document?.contents ? toNode(document.contents, reading, undefined) : undefined;
  return {
    anchor,
    root: root?.kind === 'scalar' && root.missing ? undefined : root,
    problems: atMost(problems).map((problem) => ({
      ...problem,
      range: anchored(anchor, problem.range.start, problem.range.end),
    })),
    doubtful: reading?.aliased === true || problems.some(({ code }) => doubtful.has(code)),
  };
}

const doubtful: ReadonlySet<ProblemCode> = new Set([
  'not-text',
  'tab-indentation',
  'merge-conflict',
  'merge-key',
]);

/** Mends the lines that only the parser finds wrong, and parses again. */
function parse(
  recovered: Mended,
  problems: Problem[],
): { document: Document.Parsed | undefined; original: Mended['original'] } {
  let mended = recovered;
  for (let round = 0; ; round++) {
    const document = parseOnce(mended.text, problems);
    const lines =
      document && round < mostRounds ? halfLines(mended, document.errors, problems) : [];
    if (!document || lines.length === 0) return { document, original: mended.original };
    mended = mend(mended, lines);
  }
}

const mostRounds = 4;

function parseOnce(text: string, problems: Problem[]): Document.Parsed | undefined {
  try {
    return parseDocument(text, {
      version: '1.2',
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'error',
    });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    problems.push(syntaxProblem('The file is nested too deeply to be read.', 0, 0));
    return undefined;
  }
}

/** `at` is set inside an alias: everything there stands at the alias's own place. */
function toNode(node: YamlNode, reading: Reading, at: Range | undefined): Node {
  if (isAlias(node)) return fromAlias(node, reading, at);
  if (at && --reading.budget < 0) {
    if (!reading.tooMany) {
      reading.tooMany = true;
      reading.problems.push({
        ...syntaxProblem(
          'The aliases of this file expand to too much; the rest of them is not read.',
          at.start,
          at.end,
        ),
        unread: true,
      });
    }
    return nothingAt(at);
  }
  if (isMap(node)) return fromMap(node, reading, at);
  if (isSeq(node)) return fromSeq(node, reading, at);
  if (isScalar(node)) return fromScalar(node, reading, at);
  return nothingAt(at ?? anchored(reading.anchor, 0, 0));
}

const tell = ({ problems }: Reading, message: string, { start, end }: Range): void => {
  problems.push(syntaxProblem(message, start, end));
};

const rangeOf = (node: YamlNode, { original, anchor }: Reading): Range =>
  anchored(anchor, original(node.range?.[0] ?? 0), original(node.range?.[1] ?? 0));

function fromAlias(alias: Alias, reading: Reading, at: Range | undefined): Node {
  const range = at ?? rangeOf(alias, reading);
  reading.aliased = true;
  const target = (reading.targets ??= targetsIn(reading.document)).get(alias);
  if (!target) {
    tell(reading, `Nothing above is anchored as "&${alias.source}".`, range);
    return nothingAt(range);
  }
  if (reading.open.has(target)) {
    tell(reading, `"*${alias.source}" stands inside what it refers to.`, range);
    return nothingAt(range);
  }
  reading.open.add(target);
  const node = toNode(target, reading, range);
  reading.open.delete(target);
  return node;
}

/**
 * What the aliases of a document refer to: each to the last node above it with its anchor. In one
 * walk, as the library's own look-up walks the whole document for each alias.
 */
function targetsIn(document: Document.Parsed): ReadonlyMap<Alias, YamlNode> {
  const anchors = new Map<string, YamlNode>();
  const targets = new Map<Alias, YamlNode>();
  visit(document, {
    Node(_, node) {
      if (isAlias(node)) {
        const target = anchors.get(node.source);
        if (target) targets.set(node, target);
      } else if (node.anchor !== undefined) anchors.set(node.anchor, node);
    },
  });
  return targets;
}

function fromMap(map: YAMLMap, reading: Reading, at: Range | undefined): MapNode {
  if (!at) reading.open.add(map);
  const pairs: Pair[] = [];
  for (const item of map.items) {
    const key = toKey(item.key as YamlNode | null, reading, at);
    if (!key) continue;
    const written = item.value as YamlNode | null;
    const value = written ? toNode(written, reading, at) : nothingAt(behind(key.range));
    pairs.push(pairFrom(key, value));
  }
  if (!at) reading.open.delete(map);
  return {
    kind: 'map',
    flow: map.flow === true,
    range: at ?? blockRange(map, pairs, reading),
    // Kept without the room that a list which grew has for more.
    pairs: pairs.slice(),
  };
}

function toKey(
  key: YamlNode | null,
  reading: Reading,
  at: Range | undefined,
): ScalarNode | undefined {
  if (!key) return undefined;
  const node = toNode(key, reading, at);
  if (node.kind === 'scalar') {
    if (node.text === '<<' && node.style === 'plain')
      reading.problems.push({
        code: 'merge-key',
        message:
          'Merge keys (<<) are not part of YAML 1.2 and are not followed here. Write the keys out.',
        range: node.range,
      });
    return node;
  }
  tell(reading, 'A key must be plain text.', node.range);
  return undefined;
}

function fromSeq(seq: YAMLSeq, reading: Reading, at: Range | undefined): ListNode {
  if (!at) reading.open.add(seq);
  const items = seq.items.map((item) => toNode(item as YamlNode, reading, at));
  if (!at) reading.open.delete(seq);
  return {
    kind: 'list',
    flow: seq.flow === true,
    range: at ?? blockRange(seq, items, reading),
    items,
  };
}

/** A block collection ends with its last entry; the library counts the blank lines behind it too. */
function blockRange(
  node: YamlNode & { flow?: boolean },
  entries: readonly { range: Range }[],
  reading: Reading,
): Range {
  const range = rangeOf(node, reading);
  const last = entries.at(-1);
  if (node.flow === true || !last) return range;
  return spanning(range, last.range);
}

function fromScalar(scalar: Scalar, reading: Reading, at: Range | undefined): ScalarNode {
  const range = rangeOf(scalar, reading);
  const { value } = scalar;
  const plain = scalar.type === 'PLAIN' || scalar.type === undefined;
  const written = reading.text.slice(range.start, range.end);
  const own = toValue(value);
  return {
    kind: 'scalar',
    range: at ?? range,
    value: own,
    text: plain && typeof value !== 'string' ? written : String(own ?? ''),
    style: plain ? 'plain' : styles[scalar.type as keyof typeof styles],
    missing: plain && range.start === range.end,
  };
}

function toValue(value: unknown): ScalarNode['value'] {
  if (typeof value === 'string') return keptOnce(value);
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return value === null || value === undefined ? null : String(value as bigint);
}

const styles = {
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_FOLDED: 'block',
  BLOCK_LITERAL: 'block',
} as const;
