import { buildModel } from './build.ts';
import type { ServiceMap } from './model.ts';
import type { Problem } from './problem.ts';
import type { Node } from './syntax.ts';
import { createLineIndex, type LineIndex } from './text.ts';
import { validate, type Occurrence } from './validate.ts';
import { readYaml } from './yaml.ts';

/** One service map as read: always a model, whatever is wrong with the text. */
export interface ParsedMap {
  readonly text: string;
  readonly lines: LineIndex;
  readonly root: Node | undefined;
  readonly model: ServiceMap;
  readonly problems: readonly Problem[];
  /** Every name, in the order of the text. */
  readonly occurrences: readonly Occurrence[];
}

/** Reads a service map. Never throws and never returns without a model. */
export function parseMap(text: string): ParsedMap {
  const { root, problems } = readYaml(text);
  const { problems: findings, occurrences } = validate(root);
  const lines = createLineIndex(text);
  return {
    text,
    lines,
    root,
    model: buildModel(root),
    problems: [...problems, ...withoutEchoes(root, problems, findings, lines)],
    occurrences,
  };
}

/** What is wrong with the meaning of a line that could not be read follows from that alone. */
function withoutEchoes(
  root: Node | undefined,
  unreadable: readonly Problem[],
  findings: readonly Problem[],
  lines: LineIndex,
): readonly Problem[] {
  if (unreadable.length === 0) return findings;
  // A file of which nothing could be read is not empty.
  if (!root) return [];
  const broken = new Set(
    unreadable
      .filter(({ code }) => code !== 'tab-indentation' && code !== 'merge-key')
      .map(({ range }) => lines.position(range.start).line),
  );
  return findings.filter(({ range }) => !broken.has(lines.position(range.start).line));
}
