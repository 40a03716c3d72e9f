import assert from 'node:assert/strict';
import { analyse } from '../../src/language/analysis.ts';
import { completionsAt } from '../../src/language/completion.ts';
import { explainOffer } from '../../src/language/completion/about.ts';
import { parseMap } from '../../src/map/parse.ts';
import { labels, offered, taken } from '../support/completion.ts';
import { marked } from '../support/marker.ts';

const map = (service: string) => `version: 1
teams: { shop: {}, bank: {} }
databases: { db: {} }
services:
  cart:
    owner: shop
${service}
  pay:
    owner: bank
    project: finance
    databases: [db]
    flags: [wallet]
`;

describe('completion', () => {
  it('offers the keys of the root that are not there yet', () => {
    const found = labels('version: 1\n|\nservices: { a: {} }\n');
    assert.ok(found.includes('teams') && found.includes('constraints'));
    assert.ok(!found.includes('version') && !found.includes('services'));
  });

  it('offers the keys of a service on an empty and on a half-typed line', () => {
    for (const line of ['    |', '    pro|', '    d|']) {
      const found = labels(map(line));
      assert.ok(found.includes('project') && found.includes('databases'), line);
      assert.ok(!found.includes('owner'), line);
    }
  });

  it('offers names by kind behind a key', () => {
    assert.deepEqual(labels(map('    context: |')), []);
    assert.deepEqual(labels(map('    project: |')).sort(), ['cart', 'finance']);
    assert.deepEqual(
      labels('version: 1\nteams: { a: {}, b: {} }\nservices:\n  x:\n    owner: |\n'),
      ['a', 'b'],
    );
  });

  it('offers names in lists, those that stand there left out', () => {
    assert.deepEqual(labels(map('    databases: [|]')), ['db']);
    assert.deepEqual(labels(map('    databases: [db, |]')), []);
    assert.deepEqual(labels(map('    flags:\n      - |')), ['wallet']);
    assert.deepEqual(labels(map('    releasesWith: [|]')), ['pay']);
  });

  it('puts the recommended project first', () => {
    const items = offered(map('    databases: [db]\n    flags: [wallet]\n    project: |'));
    const first = [...items].sort((a, b) => a.rank - b.rank)[0];
    assert.equal(first?.label, 'finance');
    assert.equal(first.detail, 'recommended');
  });

  it('offers choices with what they mean', () => {
    const fixture = 'version: 1\napis: { x: { stability: | } }\nservices: { a: {} }\n';
    const items = offered(fixture);
    assert.deepEqual(
      items.map(({ label }) => label),
      ['stable', 'evolving', 'internal'],
    );
    const analysis = analyse(marked(fixture).text);
    for (const { label, about } of items) {
      const told = about && explainOffer(analysis, about);
      assert.match(told ?? '', new RegExp(`^\\*\\*${label}\\*\\* — .{10}`));
    }
    assert.deepEqual(labels(map('    surface: c|')), ['server', 'client']);
  });

  it('works inside braces, over lines too', () => {
    assert.ok(labels('version: 1\nservices: { a: { ow| } }\n').includes('owner'));
    assert.ok(
      labels('version: 1\nservices:\n  a: {\n    owner: x,\n    |\n  }\n').includes('project'),
    );
    assert.ok(
      !labels('version: 1\nservices:\n  a: {\n    owner: x,\n    |\n  }\n').includes('owner'),
    );
    assert.ok(labels('{ "version": 1, "services": { "a": { | } } }').includes('owner'));
  });

  it('offers rules, presets and what a rule takes', () => {
    assert.ok(labels('version: 1\nservices: { a: {} }\nrules:\n  |\n').includes('shared-database'));
    assert.deepEqual(labels('version: 1\nservices: { a: {} }\nrules:\n  preset: |\n'), [
      'coupling',
      'fewer-projects',
    ]);
    assert.deepEqual(
      labels('version: 1\nservices: { a: {} }\nrules:\n  team-access: |\n').slice(0, 2),
      ['4', 'off'],
    );
  });

  it('offers names that are used but not declared in a section', () => {
    assert.ok(
      labels('version: 1\nsegments:\n  |\nservices: { a: { segments: [beta] } }\n').includes(
        'beta',
      ),
    );
  });

  it('what is taken can be read', () => {
    const before = map('    |');
    for (const { label } of offered(before)) {
      const { problems } = parseMap(taken(before, label));
      assert.deepEqual(
        problems.filter(({ code }) => code === 'syntax'),
        [],
        label,
      );
    }
    assert.match(taken(map('    fla|'), 'flags'), /^ {4}flags: \[\]$/m);
    const names = parseMap(
      taken('version: 1\nteams: { "a: b": {} }\nservices: { x: { owner: | } }\n', 'a: b'),
    );
    assert.equal(names.model.services[0]?.owner?.text, 'a: b');
  });

  it('offers rules in a comment that silences, what is found there first', () => {
    const fixture = (comment: string) =>
      `version: 1\nservices:\n  a: { project: p, databases: [db] }\n  b: { project: q, databases: [db] } # ${comment}|\n`;
    const items = [...offered(fixture('service-map-ignore '))].sort((a, b) => a.rank - b.rank);
    assert.equal(items[0]?.label, 'split-apart');
    assert.ok(items.some(({ label }) => label === 'shared-database'));
    assert.ok(!labels(fixture('service-map-ignore split-apart, ')).includes('split-apart'));
    for (const begun of ['', 'serv'])
      assert.deepEqual(labels(fixture(begun)), ['service-map-ignore']);
  });

  it('offers a whole map in a file without keys alone, and there is nothing to mend in it', () => {
    for (const text of ['|', '# ours\nma|']) {
      const { map, findings } = analyse(taken(text, 'new map'));
      assert.deepEqual(map.problems, []);
      assert.deepEqual(findings, []);
      assert.equal(map.model.services.length, 2);
    }
    for (const text of ['version: 1\n|', 'version: 1\nteams:\n  |', '{ | }'])
      assert.ok(!labels(text).includes('new map'), text);
  });

  it('offers whole entries and constraints, and they can be read', () => {
    const lists = {
      'new team': 'version: 1\nteams:\n  |\nservices: { a: {} }\n',
      'keep apart': 'version: 1\nservices: { a: {}, b: {} }\nconstraints:\n  - |\n',
      'keep together': 'version: 1\nservices: { a: {}, b: {} }\nconstraints:\n  |\n',
    };
    for (const [label, fixture] of Object.entries(lists)) {
      const { problems } = parseMap(taken(fixture, label));
      assert.deepEqual(
        problems.filter(({ code }) => code === 'syntax'),
        [],
        label,
      );
    }
  });

  it('cuts long lists, and finds what is typed in all of it', () => {
    const flags = Array.from({ length: 2000 }, (_, i) => `flag-${i}`);
    const complete = (typed: string) => {
      const { text, offset } = marked(
        `version: 1\nservices:\n  a:\n    flags: [${typed}|]\n  b:\n    flags: [${flags.join(', ')}]\n`,
      );
      return completionsAt(analyse(text), offset);
    };
    const all = complete('');
    assert.equal(all.items.length, 500);
    assert.equal(all.incomplete, true);
    const some = complete('fg199');
    assert.equal(some.incomplete, false);
    assert.ok(some.items.some(({ label }) => label === 'flag-1999'));
    assert.ok(some.items.every(({ label }) => /1.*9.*9/.test(label)));
  });
});
