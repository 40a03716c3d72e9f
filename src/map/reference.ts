import { aWordOf, wordOf } from './kindWords.ts';
import { completeExample } from './example.ts';
import { rootKeys, type Key, type ValueType } from './vocabulary.ts';

/** The reference page of the file format, in Markdown, from the vocabulary alone. */
export function referencePage(): string {
  const parts = [
    '# The file `service-map.yaml`',
    '',
    'One YAML 1.2 document. Only `version` and `services` are required. A section may be left out: a team, database or segment that is only referred to is fine until its section exists; once it does, an unknown name in it is an error.',
    '',
    'Generated from the vocabulary in the code; do not edit.',
    '',
    ...keyTable(rootKeys),
  ];
  for (const key of rootKeys) parts.push(...section(key));
  parts.push('', '## A complete example', '', '```yaml', completeExample.trimEnd(), '```');
  return `${parts.join('\n').trimEnd()}\n`;
}

function section(key: Key): string[] {
  const { type } = key;
  if (type.kind === 'policies')
    return heading(key, [
      '| key | takes |',
      '| --- | --- |',
      ...type.presets.map(({ value, description }) => `| \`preset: ${value}\` | ${description} |`),
      '| the code of a rule | points (from 0 to 1,000; those of a reason to split may have a minus), a severity (`error`, `warning`, `information`, `hint`) or `off`; see [the rules](rules/README.md) |',
    ]);
  if (!('keys' in type) || type.keys.length === 0) return [];
  const what =
    type.kind === 'entries'
      ? `A map from the name of ${aWordOf(type.declares)} to:`
      : type.kind === 'list'
        ? 'A list of:'
        : 'A map of:';
  return heading(key, [what, '', ...keyTable(type.keys), ...type.keys.flatMap(choices)]);
}

const heading = ({ name, description }: Key, lines: readonly string[]): string[] => [
  '',
  `## \`${name}\``,
  '',
  description,
  '',
  ...lines,
];

function keyTable(keys: readonly Key[]): string[] {
  return [
    '| key | takes | meaning | example |',
    '| --- | --- | --- | --- |',
    ...keys.map(
      ({ name, type, description, example, required }) =>
        `| \`${name}\`${required ? ' (required)' : ''} | ${kindOf(type)} | ${cell(description)} | \`${cell(`${name}: ${example}`)}\` |`,
    ),
  ];
}

const cell = (text: string): string => text.replaceAll('|', '\\|');

function kindOf(type: ValueType): string {
  switch (type.kind) {
    case 'text':
      return 'text';
    case 'integer':
      return type.minimum === type.maximum
        ? `the number ${type.minimum}`
        : `a whole number, ${type.minimum} or more`;
    case 'boolean':
      return 'true or false';
    case 'choice':
      return 'one of the values below';
    case 'name':
      return `the name of ${aWordOf(type.of)}`;
    case 'names':
      return `a list of ${wordOf(type.of)} names`;
    case 'words':
      return 'a list of words';
    case 'uses':
      return `a list of ${type.of} names, or a map to one of the values below`;
    case 'table':
      return 'a map to one of the values below';
    case 'object':
    case 'entries':
    case 'policies':
      return 'a map';
    case 'list':
      return 'a list';
  }
}

function choices({ name, type }: Key): string[] {
  if (!('choices' in type)) return [];
  return [
    '',
    `Values of \`${name}\`:`,
    '',
    ...type.choices.map(({ value, description }) => `- \`${value}\`: ${description}`),
  ];
}
