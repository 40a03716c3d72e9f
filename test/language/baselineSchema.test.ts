import assert from 'node:assert/strict';
import { analyse } from '../../src/language/analysis.ts';
import { baselineText } from '../../src/language/baseline.ts';
import { baselineSchema } from '../../src/language/baselineSchema.ts';
import { allRules } from '../../src/rules/index.ts';

interface Schema {
  readonly description?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

const typeOf = (value: unknown): string =>
  Array.isArray(value) ? 'array' : Number.isInteger(value) ? 'integer' : typeof value;

/** What is wrong with a value, as far as this schema uses JSON Schema. */
function* faults(value: unknown, schema: Schema, path: string): Generator<string> {
  const { type, required = [], properties = {}, additionalProperties, items } = schema;
  if (type !== undefined && typeOf(value) !== type) yield `${path} is no ${type}`;
  if ('const' in schema && value !== schema.const) yield `${path} is another constant`;
  if (schema.enum && !schema.enum.includes(value)) yield `${path} is none of the values`;
  if (typeof value === 'number' && value < (schema.minimum ?? value)) yield `${path} is too small`;
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) if (items) yield* faults(item, items, `${path}/${i}`);
  } else if (typeof value === 'object' && value !== null) {
    for (const key of required) if (!(key in value)) yield `${path} lacks ${key}`;
    for (const [key, inner] of Object.entries(value)) {
      const known = properties[key] ?? additionalProperties;
      if (known === false) yield `${path} has an unknown ${key}`;
      else if (typeof known === 'object') yield* faults(inner, known, `${path}/${key}`);
    }
  }
}

describe('the JSON Schema of a baseline', () => {
  const schema: Schema = baselineSchema(allRules);

  it('fits every baseline that is written', () => {
    for (const { map } of allRules.flatMap(({ triggers }) => triggers)) {
      const analysis = analyse(map);
      const text = baselineText(analysis.map, analysis.findings, 'file:///work/baseline.json');
      assert.deepEqual([...faults(JSON.parse(text), schema, '')], [], text);
    }
  });

  it('tells what is wrong with one', () => {
    const wrong = { version: 2, findings: [{ code: 'nope', count: 0, line: 3 }] };
    assert.deepEqual(
      [...faults(wrong, schema, '')],
      [
        '/version is another constant',
        '/findings/0 lacks file',
        '/findings/0/code is none of the values',
        '/findings/0/count is too small',
        '/findings/0 has an unknown line',
      ],
    );
  });

  it('says what each key means', () => {
    for (const { properties = {} } of [schema, schema.properties?.['findings']?.items ?? {}])
      for (const [key, { description = '' }] of Object.entries(properties))
        assert.ok(description.length > 10, key);
  });
});
