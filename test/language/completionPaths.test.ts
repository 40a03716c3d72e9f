import assert from 'node:assert/strict';
import { analyse } from '../../src/language/analysis.ts';
import { completionsAt, pathTargetAt } from '../../src/language/completion.ts';
import { applyEdits } from '../../src/map/text.ts';
import { marked } from '../support/marker.ts';

const work = 'file:///work';
const uri = `${work}/maps/service-map.yaml`;
const inWork = [
  'maps/service-map.yaml',
  'maps/services/cart/service-map.yaml',
  'maps/services/orders/service-map.yaml',
  'maps/services/cart/package.json',
  'maps/services/cart/openapi.yaml',
  'maps/deploy.yaml',
  'maps/.github/ci.yml',
  'shared/teams.service-map.yaml',
  'shared/it%20is%20%23%201.json',
].map((path) => `${work}/${path}`);

function offers(fixture: string, files: readonly string[] = inWork) {
  const { text, offset } = marked(fixture);
  const { items } = completionsAt(analyse(text), offset, {
    lines: true,
    snippets: true,
    nearby: { uri, folders: [work], files },
  });
  return { text, items };
}
const byRank = (fixture: string, files?: readonly string[]): string[] =>
  [...offers(fixture, files).items]
    .sort((a, b) => a.rank - b.rank || (a.label < b.label ? -1 : 1))
    .map(({ label }) => label);
function taken(fixture: string, label: string): string {
  const { text, items } = offers(fixture);
  const item = items.find((each) => each.label === label);
  assert.ok(item, `${label} among ${items.map((each) => each.label).join(', ')}`);
  return applyEdits(text, [
    { range: item.range, text: item.insert },
    ...(item.also ? [item.also] : []),
  ]);
}

describe('completion of paths', () => {
  it('offers the other maps to include, the likeliest first, and a glob where they are alike', () => {
    const maps = [
      'services/*/service-map.yaml',
      '../shared/teams.service-map.yaml',
      'services/cart/service-map.yaml',
      'services/orders/service-map.yaml',
      '../shared/it is # 1.json',
      'deploy.yaml',
      'services/cart/openapi.yaml',
    ];
    assert.deepEqual(byRank('version: 1\ninclude:\n  - |\n'), maps);
    assert.deepEqual(byRank('version: 1\ninclude: [|]\n'), maps);
    assert.deepEqual(byRank('version: 1\ninclude: |\n'), maps);
  });

  it('leaves out what stands in the list already, and what does not fit what is typed', () => {
    assert.deepEqual(byRank('include: [services/cart/service-map.yaml, services/|]\n'), [
      'services/*/service-map.yaml',
      'services/orders/service-map.yaml',
      'services/cart/openapi.yaml',
    ]);
  });

  it('offers files to describe an API, and folders of services', () => {
    assert.deepEqual(byRank('apis:\n  cart:\n    spec: |\nservices: {}\n'), [
      'services/cart/openapi.yaml',
      '../shared/it is # 1.json',
      'deploy.yaml',
    ]);
    assert.deepEqual(byRank('services:\n  cart: { path: serv| }\n'), [
      'services',
      'services/cart',
      'services/orders',
    ]);
  });

  it('writes what is taken as one text, in the quotes that are there', () => {
    const place = (after: string) => `apis:\n  cart: { spec: ${after} }\n`;
    assert.equal(
      taken(place('op|'), 'services/cart/openapi.yaml'),
      place('services/cart/openapi.yaml'),
    );
    assert.equal(
      taken(place('"|"'), '../shared/it is # 1.json'),
      place('"../shared/it is # 1.json"'),
    );
    assert.equal(
      taken(place('it|'), '../shared/it is # 1.json'),
      place('"../shared/it is # 1.json"'),
    );
    assert.equal(
      taken('include: |\n', 'services/*/service-map.yaml'),
      'include: [services/*/service-map.yaml]\n',
    );
  });

  it('never leads out of the workspace', () => {
    assert.deepEqual(byRank('include: [|]\n', ['file:///else/service-map.yaml']), []);
  });

  it('is asked for only where a path stands', () => {
    const target = (fixture: string) => {
      const { text, offset } = marked(fixture);
      return pathTargetAt(analyse(text), offset);
    };
    assert.equal(target('include: [a|]\n'), 'map');
    assert.equal(target('apis: { a: { spec: | } }\n'), 'file');
    assert.equal(target('services: { a: { path: x| } }\n'), 'folder');
    assert.equal(target('services: { a: { owner: x| } }\n'), undefined);
    assert.equal(target('# include: |\n'), undefined);
  });
});
