import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyse } from '../../src/language/analysis.ts';

interface Snippet {
  readonly prefix: string | readonly string[];
  readonly description: string;
  readonly body: readonly string[];
}

const file = join(import.meta.dirname, '..', '..', 'media', 'snippets.json');
const snippets = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, Snippet>>;

/** The text of a snippet whose fields are left as they are. */
function expanded({ body }: Snippet): string {
  const text = body.join('\n');
  const standard = new Map(
    [...text.matchAll(/\$\{(\d+):([^}]*)\}/g)].map(([, field, value]) => [field, value]),
  );
  return text
    .replace(/\$\{\d+\|([^,|]*)[^}]*\}/g, '$1')
    .replace(/\$\{(\d+):([^}]*)\}/g, '$2')
    .replace(/\$(\d+)/g, (_, field: string) => standard.get(field) ?? '');
}

const indented = (text: string, indent: string): string =>
  text
    .split('\n')
    .map((line) => indent + line)
    .join('\n');

/** Each snippet in its place, in a map in which all that it names is declared and used. */
const places: Readonly<Record<string, (text: string) => string>> = {
  'New map': (text) => text,
  Service: (text) => `version: 1\nservices:\n${indented(text, '  ')}\n  other: { project: q }\n`,
  Database: (text) =>
    `version: 1\ndatabases:\n${indented(text, '  ')}\nservices: { service: { databases: [name], project: p }, other: { project: q } }\n`,
  API: (text) =>
    `version: 1\napis:\n${indented(text, '  ')}\nservices: { service: { providesApis: [name], project: p }, other: { project: q } }\n`,
  Flag: (text) =>
    `version: 1\nflags:\n${indented(text, '  ')}\nservices: { service: { flags: [name], project: p }, other: { project: q } }\n`,
  Segment: (text) =>
    `version: 1\ncontexts: { context: { traits: { trait: string } } }\nsegments:\n${indented(text, '  ')}\nservices: { service: { segments: [name], context: context, project: p }, other: { project: q } }\n`,
  Team: (text) =>
    `version: 1\nteams:\n${indented(text, '  ')}\nservices: { service: { owner: name, project: p }, other: { project: q } }\n`,
  Project: (text) =>
    `version: 1\nprojects:\n${indented(text, '  ')}\nservices: { service: { project: name }, other: { project: name } }\nconstraints: [{ together: [service, other], because: one team }]\n`,
  'Keep together': (text) =>
    `version: 1\nservices:\n  one: { project: p }\n  other: { project: p }\nconstraints:\n${indented(text, '  ')}\n`,
  'Keep apart': (text) =>
    `version: 1\nservices:\n  one: { project: p }\n  other: { project: q }\nconstraints:\n${indented(text, '  ')}\n`,
  'Ignore a finding': (text) =>
    `version: 1\nservices:\n  one: { project: p, databases: [d] }\n  other: { project: q, databases: [d] } ${text}\n`,
};

describe('snippets', () => {
  it('have a place each', () => {
    assert.deepEqual(Object.keys(snippets), Object.keys(places));
  });

  for (const [name, snippet] of Object.entries(snippets))
    it(`${name}: is a map without findings in its place`, () => {
      const text = places[name]?.(expanded(snippet)) ?? '';
      const { map, findings, silenced } = analyse(text);
      assert.deepEqual(map.problems, [], text);
      assert.deepEqual(
        findings.map(({ message }) => message),
        [],
        text,
      );
      assert.equal(silenced.length, name === 'Ignore a finding' ? 1 : 0);
      assert.ok(map.model.services.length > 0);
    });

  it('use spaces, and end where the cursor goes on', () => {
    for (const { body, description } of Object.values(snippets)) {
      assert.doesNotMatch(body.join(''), /\t/);
      assert.match(body.join('\n'), /\$0/);
      assert.ok(description.length > 10);
    }
  });
});
