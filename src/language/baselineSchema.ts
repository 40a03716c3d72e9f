import type { Rule } from '../rules/rule.ts';

/** The JSON Schema (draft 7) of a baseline, by which editors check and complete it. */
export function baselineSchema(rules: readonly Rule[]): Record<string, unknown> {
  // Evidence alone is no finding.
  const known = rules.filter(({ check, severity }) => check ?? severity);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Service Map baseline',
    description: 'Findings about service maps that are known and accepted.',
    type: 'object',
    required: ['version', 'findings'],
    additionalProperties: false,
    properties: {
      version: { description: 'The version of this file format: 1.', const: 1 },
      findings: {
        description: 'The accepted findings, one a line.',
        type: 'array',
        items: {
          type: 'object',
          required: ['code', 'file'],
          additionalProperties: false,
          properties: {
            code: {
              description: 'The code of the rule that finds it.',
              type: 'string',
              enum: known.map(({ code }) => code),
              enumDescriptions: known.map(({ title }) => title),
            },
            file: {
              description: 'The file it is found in, from the folder of the baseline.',
              type: 'string',
            },
            at: { description: 'The keys that lead to its place.', type: 'string' },
            services: {
              description: 'The services it is about.',
              type: 'array',
              items: { type: 'string' },
            },
            names: {
              description: 'What else it is about.',
              type: 'object',
              additionalProperties: { type: 'string' },
            },
            count: {
              description: 'How many findings it stands for that cannot be told apart.',
              type: 'integer',
              minimum: 1,
              default: 1,
            },
            reason: {
              description: 'Why it is accepted. Kept when the baseline is written again.',
              type: 'string',
            },
          },
        },
      },
    },
  };
}
