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
  const unreadable = problems.some(({ code }) => code === 'not-text');
  return {
    text,
    lines: createLineIndex(text),
    root,
    model: buildModel(root),
    problems: unreadable ? problems : [...problems, ...findings],
    occurrences,
  };
}
