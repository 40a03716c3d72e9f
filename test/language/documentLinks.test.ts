import assert from 'node:assert/strict';
import { documentLinksIn } from '../../src/language/documentLinks.ts';
import { parseMap } from '../../src/map/parse.ts';

function links(text: string, dashboard = 'https://app.flagsmith.com'): [string, string][] {
  const extent = { start: 0, end: text.length };
  return documentLinksIn(parseMap(text), extent, { dashboard }).map(({ range, target }) => [
    text.slice(range.start, range.end),
    'url' in target ? target.url : target.path,
  ]);
}

const pages = 'https://github.com/service-map/service-map/blob/main/docs/rules';

describe('document links', () => {
  it('follow what is a path or an address, and no pattern', () => {
    assert.deepEqual(
      links(`include: [a/service-map.yaml, "b/*/service-map.yaml"]
apis:
  x: { spec: openapi/x.yaml }
  y: { spec: "https://example.org/y.yaml" }
services:
  s: { path: ./services/s }
  t: { path: }
`),
      [
        ['a/service-map.yaml', 'a/service-map.yaml'],
        ['openapi/x.yaml', 'openapi/x.yaml'],
        ['"https://example.org/y.yaml"', 'https://example.org/y.yaml'],
        ['./services/s', './services/s'],
      ],
    );
  });

  it('lead from rule codes to their pages, in the policy and in comments', () => {
    assert.deepEqual(
      links(`services:
  a: {} # service-map-ignore split-apart, made-up, team-access: legacy
rules: { preset: coupling, shared-database: 3, made-up: off }
`),
      [
        ['split-apart', `${pages}/split-apart.md`],
        ['team-access', `${pages}/team-access.md`],
        ['shared-database', `${pages}/shared-database.md`],
      ],
    );
  });

  it('lead from the id of a project to the dashboard that is set', () => {
    const text = 'projects: { p: { id: 12 }, q: { id: x } }\n';
    assert.deepEqual(links(text), [['12', 'https://app.flagsmith.com/project/12']]);
    assert.deepEqual(links(text, 'http://flags.example:8000/'), [
      ['12', 'http://flags.example:8000/project/12'],
    ]);
    assert.deepEqual(links(text, 'javascript:alert(1)//'), []);
  });

  it('list only what lies in the extent', () => {
    const text = 'services:\n  a: { path: a }\n  b: { path: b } # service-map-ignore stay\n';
    const extent = { start: text.indexOf('  b'), end: text.length };
    assert.deepEqual(
      documentLinksIn(parseMap(text), extent, { dashboard: '' }).map(({ range }) =>
        text.slice(range.start, range.end),
      ),
      ['b', 'stay'],
    );
  });

  it('are kept while a line is half typed', () => {
    assert.deepEqual(links('services:\n  a: { path: a }\n  b:\n    pat\n'), [['a', 'a']]);
  });
});
