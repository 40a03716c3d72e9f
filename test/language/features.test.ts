import assert from 'node:assert/strict';
import { actionsAt } from '../../src/language/actions.ts';
import { analyse, analyseMap } from '../../src/language/analysis.ts';
import type { Severities } from '../../src/language/findings.ts';
import { createMapReader } from '../../src/map/parse.ts';
import { graphOf } from '../../src/language/graph.ts';
import { hoverAt } from '../../src/language/hover.ts';
import { outlineOf } from '../../src/language/outline.ts';
import { declarationsOf, fileAt, occurrenceAt, referencesOf } from '../../src/language/places.ts';
import { applyEdits } from '../../src/map/text.ts';
import { marked } from '../support/marker.ts';

function hover(fixture: string): string {
  const { text, offset } = marked(fixture);
  return hoverAt(analyse(text), offset)?.markdown ?? '';
}

describe('hover', () => {
  it('on a service: where it is and should be, for and against, rule by rule', () => {
    const text = hover(`version: 1
services:
  ca|rt: { owner: a, project: x, databases: [db], description: Holds *things* }
  pay: { owner: b, project: y, databases: [db] }
`);
    assert.match(text, /Holds \\\*things\\\*/);
    assert.match(text, /as recommended|recommended: \*\*/);
    assert.match(text, /\*\*10\*\* for, \*\*4\*\* against/);
    assert.match(text, /\+10 \[`shared-database`\]/);
    assert.match(text, /−4 \[`team-access`\]/);
  });

  it('on a lone service: that nothing couples it', () => {
    assert.match(hover('version: 1\nservices: { a|a: {}, b: {} }\n'), /nothing couples it/);
  });

  it('on a key, a choice and a rule', () => {
    assert.match(
      hover('version: 1\nservices: { a: { rel|easesWith: [b] }, b: {} }\n'),
      /deployments must line up/,
    );
    assert.match(
      hover('version: 1\nservices: { a: {} }\nrules: { te|am-access: 2 }\n'),
      /Every member of a project sees all its flags/,
    );
  });

  it('on a database: who uses it, its home, the rule and its points', () => {
    const text = hover(
      'version: 1\nservices: { a: { databases: [d|b] }, b: { databases: [db] } }\n',
    );
    assert.match(text, /Used by a and b/);
    assert.match(text, /At home in the recommended project \*\*db\*\*/);
    assert.match(text, /\+10 for each pair/);
  });

  it('keeps markup in names as text', () => {
    const text = hover(
      'version: 1\nservices: { "<img> [x](y)|": { databases: [db] }, b: { databases: [db] } }\n',
    );
    assert.doesNotMatch(text, /<img>|\[x\]\(y\)/);
  });
});

describe('places', () => {
  const find = (fixture: string) => {
    const { text, offset } = marked(fixture);
    const { map } = analyse(text);
    const occurrence = occurrenceAt(map, offset);
    assert.ok(occurrence);
    const slice = ({ name }: { name: { range: { start: number; end: number } } }) =>
      name.range.start;
    return {
      declared: declarationsOf(map, occurrence).map(slice),
      all: referencesOf(map, occurrence).map(slice),
      text,
    };
  };

  it('finds the declaration and all uses of a name, and no other kind of that name', () => {
    const { declared, all, text } = find(
      'version: 1\nteams: { cart: {} }\nservices: { cart: { owner: ca|rt }, b: { releasesWith: [cart] } }\n',
    );
    assert.deepEqual(declared, [text.indexOf('cart')]);
    assert.equal(all.length, 2);
  });

  it('goes from an undeclared API to who provides it', () => {
    const { declared, text } = find(
      'version: 1\nservices: { a: { consumesApis: [x|y] }, b: { providesApis: [xy] } }\n',
    );
    assert.deepEqual(declared, [text.lastIndexOf('xy')]);
  });
});

describe('outline', () => {
  it('lists sections, what they declare, and where it is', () => {
    const { map } = analyse('version: 1\nservices:\n  b: { project: p }\n  a: {}\n');
    const services = outlineOf(fileAt(map, 0)).find(({ name }) => name === 'services');
    assert.deepEqual(
      services?.children.map(({ name, kind, detail }) => [name, kind, detail]),
      [
        ['b', 'service', 'p'],
        ['a', 'service', undefined],
      ],
    );
  });
});

describe('texts', () => {
  it('count one as one, and say “an API”', () => {
    const text =
      'version: 1\napis: { p: { nope: 1 } }\nservices: { a: { flags: [x], providesApis: [p] } }\n';
    const { map, findings } = analyse(text);
    const [file] = map.files;
    assert.ok(file);
    assert.match(JSON.stringify(outlineOf(file)), /"1 item"/);
    assert.ok(findings.some(({ message }) => message === '"nope" is not a key of an API.'));
  });
});

describe('silencing', () => {
  const coupled = (comment: string, above = '') => `version: 1
services:
  a: { project: p, databases: [db] }
${above}  b: { project: q, databases: [db] }${comment}
`;
  const codes = (text: string) => analyse(text).findings.map(({ code }) => code);

  it('by the code of the finding, by the evidence behind it, or all, on the line or above it', () => {
    assert.deepEqual(codes(coupled('')), ['split-apart']);
    for (const text of [
      coupled(' # service-map-ignore split-apart: moves in March'),
      coupled(' # service-map-ignore shared-database: legacy'),
      coupled(' # why not # service-map-ignore: legacy'),
      coupled('', '  # service-map-ignore split-apart, shared-database: legacy\n'),
      coupled('', '  # service-map-ignore: legacy\n  # It is older than the shop.\n'),
    ]) {
      assert.deepEqual(codes(text), []);
      assert.equal(analyse(text).silenced.length, 1);
    }
  });

  it('not by another code', () => {
    assert.deepEqual(codes(coupled(' # service-map-ignore giant-project: no')), [
      'split-apart',
      'unused-silence',
    ]);
  });

  it('by policy: off, or another severity, of the rule or of the evidence', () => {
    assert.deepEqual(codes(`${coupled('')}rules: { split-apart: off }\n`), []);
    const severity = (rules: string) =>
      analyse(`${coupled('')}rules: { ${rules} }\n`).findings[0]?.severity;
    assert.equal(severity('split-apart: error'), 'error');
    assert.equal(severity('shared-database: hint'), 'hint');
  });

  it('a second code joins the comment that is there', () => {
    const text = coupled(' # service-map-ignore giant-project: no');
    const analysis = analyse(text);
    const [finding] = analysis.findings;
    assert.ok(finding);
    const action = actionsAt(analysis, finding.range).find(({ title }) =>
      title.startsWith('Silence'),
    );
    const after = applyEdits(text, action?.edits() ?? []);
    assert.match(after, /# service-map-ignore giant-project, split-apart: no$/m);
    assert.deepEqual(codes(after), ['unused-silence']);
  });

  it('the line below in the same file and no other', () => {
    const reader = createMapReader();
    reader.set('a', 'version: 1\n# service-map-ignore: at the end');
    reader.set('b', 'services:\n  a: { databases: [db], project: p, nope: 1 }\n');
    const { findings, silenced } = analyseMap(reader.read());
    assert.deepEqual(silenced, []);
    assert.ok(findings.some(({ code }) => code === 'unused-silence'));
  });

  it('says which comments silence nothing, in whole or in part', () => {
    const said = (text: string) =>
      analyse(text)
        .findings.filter(({ code }) => code === 'unused-silence')
        .map(({ range, unnecessary }) => {
          assert.ok(unnecessary);
          return text.slice(range.start, range.end);
        });
    assert.deepEqual(said(coupled(' # service-map-ignore near-limit, split-apart: x')), [
      'near-limit',
    ]);
    assert.deepEqual(said(coupled('', '  # service-map-ignore near-limit: x\n')), [
      '# service-map-ignore near-limit: x',
    ]);
    // What is no rule at all is another finding.
    assert.deepEqual(said(coupled(' # service-map-ignore splt-apart: x')), []);
    assert.deepEqual(
      said(`${coupled(' # service-map-ignore near-limit: x')}rules: { unused-silence: off }\n`),
      [],
    );
  });

  it('asks for the reason, which the comment itself cannot silence', () => {
    const text = coupled(' # service-map-ignore');
    assert.deepEqual(codes(text), ['silence-without-reason']);
    assert.equal(analyse(text).silenced.length, 1);
  });

  it('by the user, where the map says nothing', () => {
    const told = (text: string, rules: Severities) =>
      analyse(text, { rules }).findings.map(({ code, severity }) => [code, severity]);
    const error = { 'split-apart': 'error' } as const;
    const map = (policy: string) => `${coupled('')}rules: { ${policy} }\n`;
    assert.deepEqual(told(coupled(''), error), [['split-apart', 'error']]);
    assert.deepEqual(told(coupled(''), { 'split-apart': 'off' }), []);
    assert.deepEqual(told(coupled(''), { 'shared-database': 'hint' }), [['split-apart', 'hint']]);
    assert.deepEqual(told(coupled(''), { 'shared-database': 'off' }), []);
    assert.deepEqual(told(map('split-apart: hint'), error), [['split-apart', 'hint']]);
    assert.deepEqual(told(map('split-apart: off'), error), []);
    assert.deepEqual(told(map('shared-database: 12'), { 'shared-database': 'hint' }), [
      ['split-apart', 'hint'],
    ]);
    // What one user has switched off still is a reason for the comment of another.
    const comment = coupled(' # service-map-ignore split-apart: x');
    assert.deepEqual(told(comment, { 'split-apart': 'off' }), []);
    // The recommendation is the same for all users.
    assert.deepEqual(
      analyse(coupled(''), { rules: { 'shared-database': 'off' } }).recommended.names,
      analyse(coupled('')).recommended.names,
    );
  });
});

describe('the graph’s model', () => {
  it('has both groupings in one set of groups, and the evidence of each link', () => {
    const model = graphOf(
      analyse(
        'version: 1\nservices:\n  a: { project: p, databases: [db] }\n  b: { project: q, databases: [db] }\n  c: {}\n',
      ),
      'file:///m.yaml',
      'm.yaml',
    );
    assert.deepEqual(
      model.groups.map(({ name, inCurrent, inRecommended }) => [name, inCurrent, inRecommended]),
      [
        ['c', false, true],
        ['p', true, true],
        ['q', true, false],
      ],
    );
    const [link] = model.links;
    assert.deepEqual(
      [model.links.length, link?.a, link?.b, link?.share, link?.split, link?.channel],
      [1, 0, 1, 10, 0, 'database'],
    );
    assert.equal(link?.evidence[0]?.places.length, 2);
    assert.equal(model.services[2]?.current, undefined);
    assert.deepEqual(
      model.things.map(({ name, users }) => [name, users]),
      [['db', [0, 1]]],
    );
  });
});
