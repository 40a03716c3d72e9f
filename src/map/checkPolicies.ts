import { checkChoice } from './checkValues.ts';
import { closest, meantOf } from './closest.ts';
import { policyWords, severities } from './model.ts';
import type { Node, ScalarNode } from './syntax.ts';
import { checkDuplicates, firstOf, wrong, type Walk } from './validation.ts';
import type { Choice, Key } from './vocabulary.ts';

/** Words of other tools for a rule that is not wanted. */
const off: ReadonlySet<string> = new Set(['false', 'no', 'none', 'never', 'ignore', 'disabled']);

/** Holds what stands behind `rules:` against what a rule can be set to; the rules know their codes. */
export function checkPolicies(node: Node, key: Key, presets: readonly Choice[], walk: Walk): void {
  if (node.kind !== 'map') {
    walk.problems.push(wrong(`"${key.name}" takes a map such as ${key.example}.`, firstOf(node)));
    return;
  }
  checkDuplicates(node.pairs, walk);
  for (const { key: name, value } of node.pairs) {
    if (name.text === 'preset' || closest(name.text, ['preset']) !== undefined)
      checkChoice(value, '"preset"', presets, walk);
    else if (value.kind !== 'scalar' || !isSetting(value)) checkSetting(value, walk);
  }
}

const isSetting = ({ text, value }: ScalarNode): boolean =>
  policyWords.some((word) => word === text) ||
  (typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= 1000);

function checkSetting(value: Node, walk: Walk): void {
  const text = value.kind === 'scalar' ? value.text : '';
  const meant = off.has(text.toLowerCase()) ? 'off' : meantOf(text, policyWords);
  const hint = meant === undefined ? '' : ` Did you mean "${meant}"?`;
  walk.problems.push(
    wrong(
      `A rule takes points (a whole number from 0 to 1,000), a severity (${severities.join(', ')}) or off.${hint}`,
      firstOf(value),
      meant,
    ),
  );
}
