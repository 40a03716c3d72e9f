import assert from 'node:assert/strict';
import { actionsAt } from '../../src/language/actions.ts';
import { analyse, analyseMap } from '../../src/language/analysis.ts';
import { readMap } from '../../src/language/includes.ts';
import { parseMap } from '../../src/map/parse.ts';
import { applyEdits } from '../../src/map/text.ts';

/** The remedies of the findings with `code`: their titles, and the text after each. */
function remedies(text: string, code: string): Map<string, string> {
  const analysis = analyse(text);
  const ranges = analysis.findings.filter((finding) => finding.code === code);
  assert.ok(
    ranges.length > 0,
    `${code} among ${analysis.findings.map((each) => each.code).join()}`,
  );
  return new Map(
    ranges
      .flatMap(({ range }) => actionsAt(analysis, range, (kind) => kind === 'quickfix'))
      .filter(({ finding }) => finding?.code === code)
      .map(({ title, edits }) => [title, applyEdits(text, edits() ?? [])]),
  );
}

const plain = 'services: { a: {}, b: {} }\n';

describe('remedies for what cannot be used', () => {
  it('the version that there is', () => {
    assert.equal(
      remedies(`version: 2\n${plain}`, 'wrong-type').get('Change to 1'),
      `version: 1\n${plain}`,
    );
  });

  it('a slip in the severity of a rule, and in its code', () => {
    const rules = (inside: string) => `version: 1\n${plain}rules: { ${inside} }\n`;
    assert.equal(
      remedies(rules('team-access: waring'), 'wrong-type').get('Change to warning'),
      rules('team-access: warning'),
    );
    assert.equal(
      remedies(rules('team-acess: 3'), 'unknown-rule').get('Change to team-access'),
      rules('team-access: 3'),
    );
  });

  it('says which values a rule takes, at the value', () => {
    for (const value of ['[1]', '-5', '1001', 'loud']) {
      const text = `version: 1\n${plain}rules:\n  team-access: ${value}\n`;
      const [problem, ...others] = parseMap(text).problems;
      assert.equal(others.length, 0);
      assert.match(problem?.message ?? '', /from 0 to 1,000\), a severity \(error, /);
      assert.equal(problem?.range.start, text.indexOf(value), value);
    }
  });

  it('an included file that is not there: the nearest one, or none', async () => {
    const texts: Readonly<Record<string, string>> = {
      'file:///w/service-map.yaml': 'version: 1\ninclude: [parts/crat.service-map.yaml]\n',
      'file:///w/parts/cart.service-map.yaml': `version: 1\n${plain}`,
    };
    const map = await readMap('file:///w/service-map.yaml', {
      folders: ['file:///w'],
      list: () => Promise.resolve(Object.keys(texts)),
      read: (uri) => Promise.resolve(texts[uri]),
    });
    const analysis = analyseMap(map);
    const found = analysis.findings.find(({ code }) => code === 'include-not-found');
    assert.match(found?.message ?? '', /Did you mean "parts\/cart\.service-map\.yaml"\?/);
    assert.ok(found);
    const after = actionsAt(analysis, found.range).flatMap(({ title, edits, finding }) =>
      finding?.code === 'include-not-found' ? [[title, applyEdits(map.text, edits() ?? [])]] : [],
    );
    assert.deepEqual(after, [
      [
        'Change to parts/cart.service-map.yaml',
        'version: 1\ninclude: [parts/cart.service-map.yaml]\n',
      ],
      ['Remove the entry', 'version: 1\ninclude: []\n'],
    ]);
  });

  it('names the file of a circle as the entry would', async () => {
    const texts: Readonly<Record<string, string>> = {
      'file:///w/service-map.yaml': 'version: 1\ninclude: [parts/a.service-map.yaml]\n',
      'file:///w/parts/a.service-map.yaml': `version: 1\ninclude: [../service-map.yaml]\n${plain}`,
    };
    const map = await readMap('file:///w/service-map.yaml', {
      folders: ['file:///w'],
      list: () => Promise.resolve(Object.keys(texts)),
      read: (uri) => Promise.resolve(texts[uri]),
    });
    const found = analyseMap(map).findings.find(({ code }) => code === 'include-cycle');
    assert.match(found?.message ?? '', / circle: \.\.\/service-map\.yaml is already /);
  });
});

describe('silencing', () => {
  const coupled = (inside: string) => `version: 1
databases: { db: {} }
services:
  a: { project: p, databases: [db] }
  b: ${inside}
`;

  it('offers to silence only what a comment can silence', () => {
    const bare = coupled('{ project: q, databases: [db] } # service-map-ignore split-apart');
    const titles = [...remedies(bare, 'silence-without-reason').keys()];
    assert.deepEqual(
      titles.filter((title) => title.startsWith('Silence')),
      [],
    );
    const vain = `version: 1\nservices:\n  a: {} # service-map-ignore split-apart: why\n  b: {}\n`;
    assert.deepEqual(
      [...remedies(vain, 'unused-silence').keys()].filter((title) => title.startsWith('Silence')),
      [],
    );
  });

  it('is not lost when a list or map gets a line for each entry', () => {
    const text = coupled('{ project: q, databases: [db] } # service-map-ignore split-apart: why');
    const titles = (from: string) => {
      const offset = from.indexOf('project: q');
      return actionsAt(analyse(from), { start: offset, end: offset }).map(({ title }) => title);
    };
    assert.equal(analyse(text).silenced.length, 1);
    assert.ok(!titles(text).includes('Write b one entry a line'));
    assert.ok(titles(text.replace(/ #.*/, '')).includes('Write b one entry a line'));
  });
});

describe('reading', () => {
  it('takes tabs as white space in JSON', () => {
    const text =
      '{\n\t"version": 1,\n\t"services": {\n\t\t"a": { "owner":\t"x" },\n\t\t"b": {}\n\t}\n}\n';
    const { problems, model } = parseMap(text);
    assert.deepEqual(problems, []);
    assert.equal(model.services[0]?.owner?.text, 'x');
  });

  it('counts aliases that lead nowhere, and tells each once', () => {
    const nine = (name: string) => Array.from({ length: 9 }, () => `*${name}`).join(', ');
    const lines = Array.from(
      { length: 8 },
      (_, i) => `x${String(i + 1)}: &x${String(i + 1)} [${nine(`x${String(i)}`)}]\n`,
    );
    const { problems } = parseMap(`version: 1\n${plain}${lines.join('')}`);
    const told = (pattern: RegExp) =>
      problems.filter(({ message }) => pattern.test(message)).length;
    assert.equal(told(/Nothing above is anchored as "&x0"/), 9);
    assert.equal(told(/expand to too much/), 1);
  });

  it('calls an API an API', () => {
    const { problems } = parseMap(`version: 1\n${plain}apis: { pricing: 3, shop: { sped: x } }\n`);
    assert.ok(problems.some(({ message }) => message.startsWith('An API takes a map')));
    assert.ok(problems.every(({ message }) => !/\ba api\b/i.test(message)));
  });
});
