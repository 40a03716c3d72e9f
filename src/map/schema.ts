import { rootKeys, type Choice, type Key, type ValueType } from './vocabulary.ts';

/** A rule as the schema needs it. */
export interface PolicyKey {
  readonly code: string;
  readonly title: string;
  /** The fewest points it takes besides a severity; undefined where it takes none. */
  readonly least: number | undefined;
}

type Schema = Record<string, unknown>;

const severities: readonly Choice[] = [
  { value: 'error', description: 'What it finds is an error.' },
  { value: 'warning', description: 'What it finds is a warning.' },
  { value: 'information', description: 'What it finds is shown as information.' },
  { value: 'hint', description: 'What it finds is a hint.' },
  { value: 'off', description: 'The rule is not asked.' },
];

/** The JSON Schema (draft 7) of a service map, for other YAML and JSON tools. */
export function jsonSchema(policies: readonly PolicyKey[]): Schema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Service map',
    description: 'Which services share a Flagsmith project, and why.',
    ...objectOf(rootKeys, policies),
  };
}

function objectOf(keys: readonly Key[], policies: readonly PolicyKey[]): Schema {
  const required = keys.filter((key) => key.required).map(({ name }) => name);
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(
      keys.map((key) => [
        key.name,
        { description: key.description, ...schemaOf(key.type, policies) },
      ]),
    ),
    ...(required.length > 0 && { required }),
  };
}

const oneOf = (choices: readonly Choice[]): Schema & { enum: readonly string[] } => ({
  type: 'string',
  enum: choices.map(({ value }) => value),
  enumDescriptions: choices.map(({ description }) => description),
});

/** Also without a value, which then is the default. */
const orNothing = ({ enum: values, ...schema }: Schema & { enum: readonly string[] }): Schema => ({
  ...schema,
  type: ['string', 'null'],
  enum: [...values, null],
});

/** Plain names may look like numbers to a JSON tool; they are names all the same. */
const name: Schema = { type: ['string', 'number', 'boolean'] };
const nameList: Schema = { type: ['array', 'null'], items: name, uniqueItems: true };

function schemaOf(type: ValueType, policies: readonly PolicyKey[]): Schema {
  switch (type.kind) {
    case 'text':
      return { type: ['string', 'number', 'boolean'] };
    case 'integer':
      return {
        type: 'integer',
        minimum: type.minimum,
        ...(type.maximum !== undefined && { maximum: type.maximum }),
      };
    case 'boolean':
      return { type: 'boolean' };
    case 'choice':
      return oneOf(type.choices);
    case 'name':
      return name;
    case 'names':
    case 'words':
      return nameList;
    case 'uses':
      return {
        oneOf: [
          nameList,
          {
            type: 'object',
            additionalProperties: orNothing(oneOf(type.choices)),
          },
        ],
      };
    case 'table':
      return { type: ['object', 'null'], additionalProperties: orNothing(oneOf(type.choices)) };
    case 'object':
      return { ...objectOf(type.keys, policies), type: ['object', 'null'] };
    case 'entries':
      return {
        type: ['object', 'null'],
        additionalProperties: { ...objectOf(type.keys, policies), type: ['object', 'null'] },
      };
    case 'list':
      return {
        type: ['array', 'null'],
        items: {
          ...objectOf(type.keys, policies),
          properties: Object.fromEntries(
            type.keys.map((key) => [
              key.name,
              {
                description: key.description,
                ...schemaOf(key.type, policies),
                ...(type.oneOf.includes(key.name) && { minItems: 2 }),
              },
            ]),
          ),
          anyOf: type.oneOf.map((key) => ({ required: [key] })),
        },
      };
    case 'policies':
      return policiesOf(type.presets, policies);
  }
}

function policiesOf(presets: readonly Choice[], policies: readonly PolicyKey[]): Schema {
  const severity = oneOf(severities);
  return {
    type: ['object', 'null'],
    additionalProperties: false,
    properties: {
      preset: { description: 'The weights to start from.', ...oneOf(presets) },
      ...Object.fromEntries(
        policies.map(({ code, title, least }) => {
          const points = { type: 'integer', minimum: least, maximum: 1000 };
          const setting = least === undefined ? severity : { oneOf: [points, severity] };
          return [code, { description: title, ...setting }];
        }),
      ),
    },
  };
}
