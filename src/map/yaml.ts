import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  type Alias,
  type Document,
  type Node as YamlNode,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Problem } from './problem.ts';
import { recover } from './recover.ts';
import type { ListNode, MapNode, Node, Pair, ScalarNode } from './syntax.ts';
import type { Range } from './text.ts';

const mostErrors = 50;
/** Nodes that aliases may add in one file: ample for real maps, harmless for an alias bomb. */
const mostAliased = 20_000;

interface Reading {
  readonly document: Document.Parsed;
  readonly text: string;
  readonly problems: Problem[];
  /** Aliases being followed, to notice one that contains itself. */
  readonly open: Set<YamlNode>;
  budget: number;
  tooMany: boolean;
}

/**
 * Reads YAML 1.2 text into plain nodes. Never throws; what could not be read is told in
 * `problems`. This file alone knows the YAML library's nodes.
 */
export function readYaml(text: string): {
  readonly root: Node | undefined;
  readonly problems: Problem[];
} {
  const recovered = recover(text);
  const problems = [...recovered.problems];
  const document = parse(recovered.text, problems);
  if (!document) return { root: undefined, problems };
  addErrors(document, text, problems);
  const reading: Reading = {
    document,
    text,
    problems,
    open: new Set(),
    budget: mostAliased,
    tooMany: false,
  };
  const root = document.contents ? toNode(document.contents, reading, undefined) : undefined;
  return { root: root?.kind === 'scalar' && root.missing ? undefined : root, problems };
}

/**
 * A line that ends before its colon is typed would become one key with the line below. It is
 * reported, taken out, and the text is read again, so that what follows keeps its meaning.
 */
function parse(text: string, problems: Problem[]): Document.Parsed | undefined {
  let readable = text;
  for (let round = 0; ; round++) {
    const document = parseOnce(readable, problems);
    const halfLines =
      document?.errors.filter((error) => error.code === 'MULTILINE_IMPLICIT_KEY') ?? [];
    if (!document || halfLines.length === 0 || round === mostRounds) return document;
    for (const { pos } of halfLines) {
      const end = readable.indexOf('\n', pos[0]);
      if (end < 0) return document;
      readable = readable.slice(0, pos[0]) + ' '.repeat(end - pos[0]) + readable.slice(end);
      problems.push(
        syntaxProblem(
          'A colon is missing on this line.',
          pos[0],
          text.slice(0, end).trimEnd().length,
        ),
      );
    }
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

function syntaxProblem(message: string, start: number, end: number): Problem {
  return { code: 'syntax', message, range: { start, end } };
}

function addErrors(document: Document.Parsed, text: string, problems: Problem[]): void {
  const lineOf = (at: number): number => text.lastIndexOf('\n', at - 1);
  const seen = new Set(problems.map(({ range }) => lineOf(range.start)));
  let count = 0;
  for (const error of document.errors) {
    if (count >= mostErrors) {
      problems.push(
        syntaxProblem(
          `${String(document.errors.length - count)} more syntax errors follow.`,
          error.pos[0],
          error.pos[0],
        ),
      );
      return;
    }
    const [start, end] = error.pos;
    const line = lineOf(start);
    // One broken line gives several errors; the first, or what was mended, says what to do.
    if (seen.has(line)) continue;
    seen.add(line);
    count++;
    const at = Math.min(start, text.length);
    problems.push(
      syntaxProblem(
        explain(error.code, error.message),
        at,
        Math.max(at, Math.min(end, text.length)),
      ),
    );
  }
}

const explanations: Partial<Record<string, string>> = {
  MULTIPLE_DOCS: 'A service map is one YAML document; what follows this line is not read.',
  MISSING_CHAR: 'Something is missing here: a colon, a quote or a closing bracket.',
  TAB_AS_INDENT: 'YAML does not allow tabs for indentation. Use spaces.',
  BAD_INDENT: 'The indentation fits none of the lines above.',
  BLOCK_AS_IMPLICIT_KEY:
    'A nested block cannot stand on this line. Put it on a line of its own, indented.',
  MULTILINE_IMPLICIT_KEY: 'A colon is missing on this line.',
  UNEXPECTED_TOKEN: 'This does not belong here.',
  KEY_OVER_1024_CHARS: 'A key may have at most 1,024 characters.',
};

function explain(code: string, message: string): string {
  const detail = message.replace(/\s+/g, ' ').trim();
  const words = explanations[code];
  return words ? `${words} (${detail})` : detail;
}

/** `at` is set inside an alias: everything there stands at the alias's own place. */
function toNode(node: YamlNode, reading: Reading, at: Range | undefined): Node {
  if (isAlias(node)) return fromAlias(node, reading, at);
  if (at && --reading.budget < 0) {
    if (!reading.tooMany) {
      reading.tooMany = true;
      reading.problems.push(
        syntaxProblem(
          'The aliases of this file expand to too much; the rest of them is not read.',
          at.start,
          at.end,
        ),
      );
    }
    return nothing(at);
  }
  if (isMap(node)) return fromMap(node, reading, at);
  if (isSeq(node)) return fromSeq(node, reading, at);
  if (isScalar(node)) return fromScalar(node, reading, at);
  return nothing(at ?? { start: 0, end: 0 });
}

const nothing = (range: Range): ScalarNode => ({
  kind: 'scalar',
  range,
  value: null,
  text: '',
  style: 'plain',
  missing: true,
});

const rangeOf = (node: YamlNode): Range => ({
  start: node.range?.[0] ?? 0,
  end: node.range?.[1] ?? 0,
});

function fromAlias(alias: Alias, reading: Reading, at: Range | undefined): Node {
  const range = at ?? rangeOf(alias);
  const target = alias.resolve(reading.document);
  if (!target) {
    reading.problems.push(
      syntaxProblem(`Nothing above is anchored as "&${alias.source}".`, range.start, range.end),
    );
    return nothing(range);
  }
  if (reading.open.has(target)) {
    reading.problems.push(
      syntaxProblem(`"*${alias.source}" stands inside what it refers to.`, range.start, range.end),
    );
    return nothing(range);
  }
  reading.open.add(target);
  const node = toNode(target, reading, range);
  reading.open.delete(target);
  return node;
}

function fromMap(map: YAMLMap, reading: Reading, at: Range | undefined): MapNode {
  if (!at) reading.open.add(map);
  const pairs: Pair[] = [];
  for (const item of map.items) {
    const key = toKey(item.key as YamlNode | null, reading, at);
    if (!key) continue;
    const written = item.value as YamlNode | null;
    const value = written
      ? toNode(written, reading, at)
      : nothing({ start: key.range.end, end: key.range.end });
    const start = key.range.start;
    pairs.push({ key, value, range: { start, end: Math.max(key.range.end, value.range.end) } });
  }
  if (!at) reading.open.delete(map);
  return { kind: 'map', flow: map.flow === true, range: at ?? blockRange(map, pairs), pairs };
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
  reading.problems.push(
    syntaxProblem('A key must be plain text.', node.range.start, node.range.end),
  );
  return undefined;
}

function fromSeq(seq: YAMLSeq, reading: Reading, at: Range | undefined): ListNode {
  if (!at) reading.open.add(seq);
  const items = seq.items.map((item) => toNode(item as YamlNode, reading, at));
  if (!at) reading.open.delete(seq);
  return { kind: 'list', flow: seq.flow === true, range: at ?? blockRange(seq, items), items };
}

/** A block collection ends with its last entry; the library counts the blank lines behind it too. */
function blockRange(
  node: YamlNode & { flow?: boolean },
  entries: readonly { range: Range }[],
): Range {
  const range = rangeOf(node);
  const last = entries.at(-1);
  if (node.flow === true || !last) return range;
  return { start: range.start, end: Math.max(range.start, last.range.end) };
}

function fromScalar(scalar: Scalar, reading: Reading, at: Range | undefined): ScalarNode {
  const range = rangeOf(scalar);
  const { value } = scalar;
  const plain = scalar.type === 'PLAIN' || scalar.type === undefined;
  const written = reading.text.slice(range.start, range.end);
  const known =
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return {
    kind: 'scalar',
    range: at ?? range,
    value: known ? value : value === null || value === undefined ? null : String(value as bigint),
    text: plain && typeof value !== 'string' ? written : String(known ? value : ''),
    style: plain ? 'plain' : styles[scalar.type as keyof typeof styles],
    missing: plain && range.start === range.end,
  };
}

const styles = {
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_FOLDED: 'block',
  BLOCK_LITERAL: 'block',
} as const;
