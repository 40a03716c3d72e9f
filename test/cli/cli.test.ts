import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArguments } from '../../src/cli/arguments.ts';
import { explain, plan, tryOut, Unanswerable } from '../../src/cli/answers.ts';
import {
  check,
  exportGraph,
  recommend,
  type CheckReport,
  type Source,
} from '../../src/cli/commands.ts';
import { parseMap } from '../../src/map/parse.ts';
import type { RecommendationReport } from '../../src/language/recommendation.ts';

const samples = join(import.meta.dirname, '..', '..', 'samples');
const sample = async (name: string) => {
  const file = join(samples, name, 'service-map.yaml');
  return { file, text: await readFile(file, 'utf8') };
};
const sourceOf = ({ file, text }: { file: string; text: string }): Source => ({
  map: parseMap(text),
  nameOf: () => file,
});
const options = { format: 'json', cleanSlate: false } as const;
const coupled =
  'version: 1\nservices:\n  b: { databases: [db], project: p }\n  a: { databases: [db], project: q }\n';

describe('the command line', () => {
  it('reads its arguments, and says what is wrong with them', () => {
    assert.deepEqual(parseArguments(['check', 'a.yaml', 'b.yaml', '--format', 'json']), {
      kind: 'call',
      command: 'check',
      files: ['a.yaml', 'b.yaml'],
      format: 'json',
      cleanSlate: false,
      subjects: [],
      supposition: undefined,
      baseline: undefined,
    });
    assert.equal(parseArguments(['--help']).kind, 'help');
    for (const wrong of [
      [],
      ['chekc', 'a'],
      ['check'],
      ['recommend', 'a', 'b'],
      ['check', 'a', '--format', 'xml'],
      ['check', 'a', '--nope'],
      ['baseline'],
      ['baseline', 'a', 'b'],
      ['baseline', 'a', '--no-baseline'],
      ['check', 'a', '--baseline', 'b', '--no-baseline'],
      ['explain', 'a', 'b'],
      ['explain', 'a', 'b', 'c', 'd'],
      ['plan', 'a', 'b'],
      ['plan', 'a', '--apart', 'b,c'],
      ['whatif', 'a'],
      ['whatif', 'a', '--apart', 'b'],
      ['whatif', 'a', '--apart', 'b,c', '--together', 'b,c'],
      ['whatif', 'a', '--move', 'b'],
      ['whatif', 'a', '--set', 'b'],
      ['whatif', 'a', '--set', 'b+='],
    ])
      assert.equal(parseArguments(wrong).kind, 'wrong', wrong.join(' '));
  });

  it('says in plain words what an option takes, and what was meant', () => {
    const wrong = (...args: string[]): string => {
      const told = parseArguments(args);
      return told.kind === 'wrong' ? told.message : told.kind;
    };
    assert.equal(wrong('chekc', 'a'), 'there is no command "chekc"; did you mean check?');
    assert.equal(
      wrong('check', 'a', '--format', 'xml'),
      'check has no format "xml", but text or json',
    );
    assert.equal(wrong('check', 'a', '--nope'), "Unknown option '--nope'");
    const once = 'whatif tries one change at a time: --together, --apart, --move or --set';
    assert.equal(wrong('whatif', 'a', '--apart', 'b,c', '--move', 'b=p'), once);
    assert.equal(wrong('whatif', 'a', '--apart', 'b,c', '--apart', 'b,d'), once);
    assert.equal(
      wrong('whatif', 'a', '--apart', 'b'),
      '--apart takes two services or more, as in cart,orders, not "b"',
    );
  });

  it('exports the graph as what is asked for', async () => {
    const wanted = parseArguments(['export', 'a.yaml', '--format', 'dot', '--view', 'current']);
    assert.ok(wanted.kind === 'call');
    assert.deepEqual(wanted.picture, { format: 'dot', view: 'current' });
    const usual = parseArguments(['export', 'a.yaml']);
    assert.ok(usual.kind === 'call');
    assert.deepEqual(usual.picture, { format: 'svg', view: 'recommended' });
    for (const wrong of [
      ['export', 'a', '--format', 'png'],
      ['export', 'a', '--view', 'best'],
      ['export', 'a', 'b'],
      ['check', 'a', '--view', 'current'],
    ])
      assert.equal(parseArguments(wrong).kind, 'wrong', wrong.join(' '));
    const source = sourceOf(await sample('opentelemetry-demo'));
    const { output } = exportGraph(
      source,
      { ...options, picture: { format: 'mermaid', view: 'recommended' } },
      'service-map.yaml',
      '2026-11-23',
    );
    assert.match(output, /^%% service-map\.yaml: recommended projects, 2026-11-23\nflowchart/);
    assert.match(output, /\["fraud-detection"\]/);
  });

  it('check fails on errors and on nothing less', () => {
    assert.equal(check([sourceOf({ file: 'm.yaml', text: coupled })], options).failed, false);
    const broken = check(
      [sourceOf({ file: 'm.yaml', text: 'version: 1\nservices: { a: { ownr: x }, b: {} }\n' })],
      options,
    );
    assert.equal(broken.failed, true);
    const { findings } = JSON.parse(broken.output) as RecommendationReport;
    const [finding] = findings;
    assert.equal(finding?.code, 'unknown-key');
    assert.equal(finding?.file, 'm.yaml');
    assert.deepEqual(finding?.range, {
      start: { line: 1, character: 17 },
      end: { line: 1, character: 21 },
    });
  });

  it('check writes places as editors and compilers do', () => {
    const { output } = check([sourceOf({ file: 'm.yaml', text: coupled })], {
      ...options,
      format: 'text',
    });
    assert.match(output, /^m\.yaml:4:\d+: warning: a is coupled to b .*\[split-apart\]$/m);
    assert.match(output, /0 errors, 1 warning, 0 notes/);
  });

  it('counts what a comment silences', () => {
    const text = coupled.replace(
      'project: q }',
      'project: q } # service-map-ignore shared-database: on purpose',
    );
    const { output } = check([sourceOf({ file: 'm.yaml', text })], options);
    const { findings, silenced } = JSON.parse(output) as CheckReport;
    assert.deepEqual(findings, []);
    assert.deepEqual(
      silenced.map(({ code, file, silencedBy }) => [code, file, silencedBy]),
      [['split-apart', 'm.yaml', 'comment']],
    );
  });

  it('recommend gives the report that is promised, with sorted keys', () => {
    const report = JSON.parse(
      recommend(sourceOf({ file: 'm.yaml', text: coupled }), options).output,
    ) as RecommendationReport;
    assert.deepEqual(Object.keys(report), [
      'alternatives',
      'bound',
      'evidence',
      'findings',
      'gap',
      'groups',
      'overruled',
      'pairs',
      'proven',
    ]);
    assert.deepEqual(report.groups, [{ home: ['db'], project: 'p', services: ['a', 'b'] }]);
    assert.deepEqual([report.overruled, report.bound, report.gap, report.proven], [0, 0, 0, true]);
    assert.deepEqual(report.evidence, [
      {
        counted: true,
        kind: 'share',
        points: 10,
        reason: 'Both use database db',
        rule: 'shared-database',
        subjects: ['a', 'b'],
      },
    ]);
  });

  it('does not depend on the order of keys in the file', async () => {
    const { file, text } = await sample('opentelemetry-demo');
    const [head = '', rest = ''] = text.split(/^services:\n/m);
    const [services = '', constraints = ''] = rest.split(/^constraints:\n/m);
    const reversed = services.split(/\n\n/).reverse().join('\n\n');
    const turned = `${head}services:\n${reversed}\n\nconstraints:\n${constraints}`;
    const answer = (content: string) => {
      const { groups, overruled, bound, evidence } = JSON.parse(
        recommend(sourceOf({ file, text: content }), options).output,
      ) as RecommendationReport;
      return { groups, overruled, bound, evidence };
    };
    assert.notEqual(turned, text);
    assert.deepEqual(answer(turned), answer(text));
  });

  it('ignores today’s projects on a clean slate', () => {
    const text = 'version: 1\nservices: { a: { project: p }, b: { project: p } }\n';
    const groups = (cleanSlate: boolean) =>
      (
        JSON.parse(
          recommend(sourceOf({ file: 'm.yaml', text }), { format: 'json', cleanSlate }).output,
        ) as RecommendationReport
      ).groups.length;
    assert.equal(groups(false), 1);
    assert.equal(groups(true), 2);
  });

  it('proves the samples', async () => {
    for (const name of ['shared-database', 'front-end', 'opentelemetry-demo']) {
      const report = JSON.parse(
        recommend(sourceOf(await sample(name)), options).output,
      ) as RecommendationReport;
      assert.equal(report.proven, true, name);
    }
  });

  it('tells the recommendation to people', async () => {
    const { output } = recommend(sourceOf(await sample('shared-database')), {
      ...options,
      format: 'text',
    });
    assert.match(output, /1 recommended project for 3 services/);
    assert.match(output, /no other grouping overrules fewer \(proven\)/);
  });

  it('tells which coupled services could go either way', () => {
    const torn = {
      file: 'm.yaml',
      text: 'version: 1\nservices:\n  a: { databases: [one, two] }\n  b: { databases: [one] }\n  c: { databases: [two] }\n  d: { databases: [three] }\n  e: { databases: [three] }\nconstraints:\n  - { apart: [b, c], because: law }\n',
    };
    const { pairs } = JSON.parse(recommend(sourceOf(torn), options).output) as {
      readonly pairs: readonly { readonly services: readonly string[]; readonly state: string }[];
    };
    const states = pairs.map(({ services, state }) => `${services.join('+')}: ${state}`);
    assert.deepEqual(states, ['a+b: open', 'a+c: open', 'b+c: settled', 'd+e: settled']);
    const { output } = recommend(sourceOf(torn), { ...options, format: 'text' });
    assert.match(
      output,
      /Could go either way: a (with b and a without c|without b and a with c)\./,
    );
  });

  const coupledSource = () => sourceOf({ file: 'm.yaml', text: coupled });
  const text = { format: 'text', cleanSlate: false } as const;

  it('explains two services, or two projects, and names what is near an unknown name', () => {
    const services = explain(coupledSource(), { ...text, subjects: ['a', 'b'] }).output;
    assert.match(services, /^a and b\n\nRecommended together, in project p\./);
    assert.match(services, /- \+10: Both use database db \(shared-database\)\n {2}- m\.yaml:4:/);
    const projects = explain(coupledSource(), { ...text, subjects: ['p', 'q'] }).output;
    assert.match(projects, /^Projects p and q \(today\)/);
    assert.match(projects, /As one project they would honour 10 points more/);
    assert.throws(
      () => explain(coupledSource(), { ...text, subjects: ['a', 'c'] }),
      (error) => error instanceof Unanswerable && /no service c\./.test(error.message),
    );
    const report = JSON.parse(
      explain(coupledSource(), { ...options, subjects: ['b', 'a'] }).output,
    ) as { readonly sum: number; readonly state: string };
    assert.deepEqual([report.sum, report.state], [10, 'settled']);
  });

  it('plans the way to the recommended projects', () => {
    const { output } = plan(coupledSource(), text);
    assert.match(output, /1 step: from 10 overruled points to 0\./);
    assert.match(output, /1\. Move a from q to p/);
  });

  it('tries a change', () => {
    const called = parseArguments(['whatif', 'm.yaml', '--set', 'services.a.databases-=db']);
    assert.ok(called.kind === 'call');
    const { output } = tryOut(coupledSource(), called);
    assert.match(output, /^What if services\.a\.databases did not have db\?/);
    assert.match(output, /0 instead of 10 with today's/);
    const unknown = parseArguments(['whatif', 'm.yaml', '--together', 'a,x']);
    assert.ok(unknown.kind === 'call');
    assert.throws(() => tryOut(coupledSource(), unknown), Unanswerable);
    const mapped = sourceOf({ file: 'm.yaml', text: coupled.replace('[db]', '{ db: read }') });
    for (const setting of ['services.b.databases-=db', 'services.b.databases+=other']) {
      const call = parseArguments(['whatif', 'm.yaml', '--set', setting]);
      assert.ok(call.kind === 'call');
      assert.match(tryOut(mapped, call).output, /^What if services\.b\.databases/);
    }
    const twice = parseArguments(['whatif', 'm.yaml', '--together', 'a,a']);
    assert.ok(twice.kind === 'call');
    assert.throws(
      () => tryOut(coupledSource(), twice),
      (error) => error instanceof Unanswerable && /a is named twice/.test(error.message),
    );
    const apart = parseArguments(['whatif', 'm.yaml', '--apart', 'a,b']);
    assert.ok(apart.kind === 'call');
    const told = tryOut(coupledSource(), apart).output;
    assert.match(told, /Your supposition keeps a and b apart/);
    assert.doesNotMatch(told, /Your constraint|say why/);
  });
});
