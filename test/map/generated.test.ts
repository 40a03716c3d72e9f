import assert from 'node:assert/strict';
import { completeExample } from '../../src/map/example.ts';
import { parseMap } from '../../src/map/parse.ts';
import { referencePage } from '../../src/map/reference.ts';
import { jsonSchema } from '../../src/map/schema.ts';
import { rootKeys, type Key } from '../../src/map/vocabulary.ts';

const policies = [
  { code: 'shared-database', title: 'Shared database', least: 0 },
  { code: 'syntax', title: 'Not valid YAML', least: undefined },
];

interface Schema {
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly enumDescriptions?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
}

/** Every schema below one, with the way to it. */
function* below(schema: Schema, path = ''): Generator<[string, Schema]> {
  yield [path, schema];
  for (const [key, inner] of Object.entries(schema.properties ?? {}))
    yield* below(inner, `${path}/${key}`);
  if (typeof schema.additionalProperties === 'object')
    yield* below(schema.additionalProperties, `${path}/*`);
  if (schema.items) yield* below(schema.items, `${path}[]`);
  for (const inner of schema.oneOf ?? []) yield* below(inner, path);
}

const allKeys = (keys: readonly Key[]): readonly Key[] =>
  keys.flatMap((key) => [key, ...('keys' in key.type ? allKeys(key.type.keys) : [])]);

describe('the complete example', () => {
  it('has no problem', () => {
    assert.deepEqual(parseMap(completeExample).problems, []);
  });
  it('uses every key', () => {
    for (const { name } of allKeys(rootKeys))
      assert.match(completeExample, new RegExp(`(?:^|[ {-])${name}:`, 'm'), name);
  });
});

describe('the JSON Schema', () => {
  const schema = jsonSchema(policies) as Schema;
  const all = [...below(schema)];

  it('says what each key means', () => {
    for (const [path, { properties = {} }] of all)
      for (const [key, { description = '' }] of Object.entries(properties))
        assert.ok(description.length > 5, `${path}/${key}`);
  });
  it('closes what has fixed keys, and knows them all', () => {
    for (const [path, { properties, additionalProperties }] of all)
      if (properties) assert.equal(additionalProperties, false, path);
    for (const { name } of allKeys(rootKeys))
      assert.ok(
        all.some(([path]) => path.endsWith(`/${name}`)),
        name,
      );
  });
  it('says what each choice means', () => {
    for (const [path, { enum: values, enumDescriptions }] of all)
      if (values)
        assert.equal(
          enumDescriptions?.length,
          values.filter((value) => value !== null).length,
          path,
        );
  });
  it('knows the rules, with points where they have some', () => {
    const rules = schema.properties?.['rules']?.properties;
    assert.deepEqual(Object.keys(rules ?? {}), ['preset', 'shared-database', 'syntax']);
    assert.equal(rules?.['shared-database']?.oneOf?.length, 2);
    assert.deepEqual(rules['syntax']?.enum, ['error', 'warning', 'information', 'hint', 'off']);
  });
});

describe('the reference page', () => {
  const page = referencePage();
  it('has every key with its description, and the example', () => {
    for (const { name, description } of allKeys(rootKeys)) {
      assert.ok(page.includes(`\`${name}\``), name);
      assert.ok(page.includes(description.replaceAll('|', '\\|')), name);
    }
    assert.ok(page.includes(completeExample.trimEnd()));
  });
  it('explains every choice', () => {
    for (const { type } of allKeys(rootKeys))
      for (const { value, description } of 'choices' in type ? type.choices : [])
        assert.ok(page.includes(`- \`${value}\`: ${description}`), value);
  });
});
