import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyse, analyseMap, type Analysis } from '../../src/language/analysis.ts';
import { baselineText, parseBaseline, writeBaseline } from '../../src/language/baseline.ts';
import { baselinePlaces, findBaseline } from '../../src/language/baselineFile.ts';
import { relativePath } from '../../src/language/paths.ts';
import { createMapReader } from '../../src/map/parse.ts';
import { filesOf, folder } from '../support/files.ts';
import { generateMap } from '../support/generate.ts';

const uri = 'file:///work/service-map-baseline.json';
const root = 'file:///work/service-map.yaml';
const read = (text: string) => {
  const reader = createMapReader();
  reader.set(root, text);
  return reader.read();
};
const baselineOf = (text: string): string => {
  const { map, findings } = analyseMap(read(text));
  return baselineText(map, findings, uri);
};
const under = (text: string, baseline: string): Analysis =>
  analyseMap(read(text), { baseline: parseBaseline(uri, baseline) });
const codes = ({ findings }: Pick<Analysis, 'findings'>) => findings.map(({ code }) => code);

/** Each service on lines of its own, which can be moved. */
const entriesOf = (text: string) => {
  const [head = '', rest = ''] = text.split(/^services:\n/m);
  const end = /^\S/m.exec(rest)?.index ?? rest.length;
  const services = rest.slice(0, end).split(/^(?= {2}\S)/m);
  return { head, services, tail: rest.slice(end) };
};
const joined = (head: string, services: readonly string[], tail: string): string =>
  `${head}services:\n${services.map((each) => (each.endsWith('\n') ? each : `${each}\n`)).join('')}${tail}`;

const maps = fc
  .record({
    services: fc.integer({ min: 3, max: 14 }),
    family: fc.constantFrom('planted', 'by-team', 'mixed'),
    seed: fc.nat(10_000),
  })
  .map((options) => generateMap(options));

describe('a baseline', () => {
  it('knows everything that was found when it was written, and nothing is stale', () => {
    fc.assert(
      fc.property(maps, (text) => {
        const { findings, aboutBaseline, baselined } = under(text, baselineOf(text));
        assert.deepEqual(findings, []);
        assert.deepEqual(aboutBaseline, []);
        assert.equal(baselined.length, analyse(text).findings.length);
      }),
      { numRuns: 40 },
    );
  });

  it('is the same whatever the comments and the order of the services', () => {
    fc.assert(
      fc.property(maps, fc.array(fc.nat(), { minLength: 20, maxLength: 20 }), (text, keys) => {
        const { head, services, tail } = entriesOf(text);
        const moved = services
          .map((entry, index) => ({ entry, key: keys[index] ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ entry }) => `  # A comment.\n\n${entry}`);
        const after = joined(head, moved, tail);
        assert.equal(
          baselineOf(`# A comment.\n${after}`),
          baselineOf(joined(head, services, tail)),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('is the same when something else is named anew', () => {
    const map = (team: string, other: string) => `version: 1
teams: { ${team}: {} }
services:
  cart: { databases: [db], project: shop, owner: ${team} }
  ${other}: { project: shop, owner: ${team}, flags: [x] }
  orders: { databases: [db], project: orders, owner: ${team} }
`;
    assert.equal(baselineOf(map('a', 'web')), baselineOf(map('b', 'web')));
    const split = (text: string) =>
      baselineOf(text)
        .split('\n')
        .filter((line) => line.includes('split-apart') && !/web|front/.test(line));
    assert.deepEqual(split(map('a', 'web')), split(map('a', 'front')));
  });

  it('shows what comes besides: another place, another service, one more of the same', () => {
    const map = (more: string) => `version: 1
teams: { a: {} }
services:
  cart: { owner: nobody, project: p }
  orders: { owner: a, project: p }
${more}`;
    const baseline = baselineOf(map(''));
    const { findings } = under(map('  web: { owner: nobody, project: p }\n'), baseline);
    const unknown = findings.filter(({ code }) => code === 'unknown-name');
    assert.equal(unknown.length, 1);
    const twice = 'constraints:\n  - together: [cart, orders]\n';
    const constrained = baselineOf(map(twice));
    assert.deepEqual(codes(under(map(`${twice}  - together: [orders, cart]\n`), constrained)), [
      'constraint-without-reason',
    ]);
  });

  it('knows a finding about a whole project whichever of its services comes first', () => {
    const service = (name: string, keys: string) => `  ${name}: { project: all${keys} }\n`;
    const giant = Array.from({ length: 20 }, (_, i) => service(`s${i}`, '')).join('');
    const flags = Array.from({ length: 900 }, (_, i) => `f${i}`).join(', ');
    const map = (first: string) =>
      `version: 1\nservices:\n${first}${giant}${service('x', `, flags: [${flags}]`)}`;
    const baseline = baselineOf(map(''));
    const after = under(map(service('a', '')), baseline);
    for (const code of ['giant-project', 'near-limit']) {
      assert.match(baseline, new RegExp(`"${code}"`));
      assert.ok(!codes(after).includes(code), code);
    }
    assert.ok(!after.aboutBaseline.some(({ message }) => /giant|near/.test(message)));
    const web = (more: string) => `version: 1
services:
  api: { surface: server, project: p, flags: [roll-out, cache], databases: [db] }
  web: { surface: client, project: p, flags: [roll-out], databases: [db] }
${more}`;
    const exposed = baselineOf(web(''));
    assert.match(exposed, /client-exposure/);
    const beside = '  jobs: { surface: server, project: p, databases: [db] }\n';
    assert.ok(!codes(under(web(beside), exposed)).includes('client-exposure'));
    const listed = beside.replace('databases', 'flags: [secret-price], databases');
    assert.ok(codes(under(web(listed), exposed)).includes('client-exposure'));
  });

  it('knows one project per service whichever comes first', () => {
    const map = (first: string) => `version: 1
services:
${first}  b: { project: b, databases: [d] }
  c: { project: c, databases: [d] }
  d: { project: d }
  e: { project: e }
  f: { project: f }
`;
    const baseline = baselineOf(map(''));
    assert.match(baseline, /project-per-service/);
    assert.deepEqual(
      codes(under(map('  a: { project: a }\n'), baseline)).filter((c) => c.startsWith('project')),
      [],
    );
  });

  it('counts what cannot be told apart, and says when there are fewer', () => {
    const map = (count: number) =>
      `version: 1\nservices: { a: {}, b: {} }\nconstraints:\n${'  - together: [a, b]\n'.repeat(count)}`;
    const baseline = baselineOf(map(3));
    assert.match(baseline, /"count":3/);
    const fewer = under(map(2), baseline);
    assert.match(fewer.aboutBaseline[0]?.message ?? '', /stands for 3 findings .* there are 2/);
    assert.deepEqual(codes(fewer), codes(under(map(3), baseline)));
    assert.deepEqual(codes(under(map(4), baseline)), ['constraint-without-reason']);
  });

  it('holds no secret, and nothing of a text that cannot be read', () => {
    const secret = 'ser.Xu5kG9vBxyzQ2pLm';
    const text = `version: 1\nservices:\n  a: { description: ${secret}, flags: [${secret}] }\n  b: {\n`;
    const baseline = baselineOf(text);
    assert.match(baseline, /secret-in-map/);
    assert.ok(!baseline.includes(secret));
    assert.ok(!/"syntax"/.test(baseline));
  });

  it('says nothing is stale while the map cannot be read', () => {
    const map =
      'version: 1\nservices:\n  a: { databases: [d], project: p }\n  b: { databases: [d], project: q }\n';
    const baseline = baselineOf(map);
    assert.deepEqual(under(`${map}  c: { "\n`, baseline).aboutBaseline, []);
  });

  it('is read back as it was written, and never throws', () => {
    const text = fc.string({ maxLength: 12 });
    const entry = fc.record({
      code: text.map((each) => `c${each}`),
      file: text.map((each) => `f${each}`),
      at: text,
      services: fc.uniqueArray(text, { maxLength: 3 }).map((all) => all.sort()),
      names: fc.dictionary(
        text.map((each) => `k${each}`),
        text,
        { maxKeys: 2, noNullPrototype: true },
      ),
      count: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 5 }), (entries) => {
        const written = writeBaseline(entries);
        const { entries: found, problems } = parseBaseline(uri, written);
        assert.deepEqual(problems, []);
        assert.equal(writeBaseline(found), written);
        assert.ok(JSON.parse(written));
      }),
      { numRuns: 200 },
    );
    fc.assert(
      fc.property(fc.string(), (any) => {
        parseBaseline(uri, any);
      }),
      { numRuns: 200 },
    );
  });

  it('of another version is not used', () => {
    const later = parseBaseline(
      uri,
      '{ "version": 2, "findings": [{ "code": "a", "file": "b" }] }',
    );
    assert.deepEqual(later.entries, []);
    assert.match(later.problems[0]?.message ?? '', /version/);
  });

  it('is looked for beside the map and above it, inside the folder', async () => {
    assert.deepEqual(baselinePlaces('file:///work/a/b/m.yaml', 'x.json', [folder]), [
      'file:///work/a/b/x.json',
      'file:///work/a/x.json',
      'file:///work/x.json',
    ]);
    assert.deepEqual(baselinePlaces('file:///work/m.yaml', '', [folder]), []);
    assert.deepEqual(baselinePlaces('file:///work/m.yaml', '/etc/x.json', [folder]), []);
    const source = filesOf({
      'x.json': '{ "version": 1, "findings": [{ "code": "a", "file": "gone.yaml" }] }',
      'a/m.yaml': '',
    });
    const found = await findBaseline('file:///work/a/m.yaml', 'x.json', source);
    assert.equal(found?.uri, 'file:///work/x.json');
    assert.deepEqual([...found.missing], ['gone.yaml']);
  });

  it('names files from its own folder', () => {
    assert.equal(relativePath('file:///w/a/b.json', 'file:///w/a/c.yaml'), 'c.yaml');
    assert.equal(relativePath('file:///w/a/b.json', 'file:///w/c/d%20e.yaml'), '../c/d e.yaml');
  });
});
