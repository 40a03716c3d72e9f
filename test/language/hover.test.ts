import assert from 'node:assert/strict';
import { analyse, analyseMap } from '../../src/language/analysis.ts';
import { keyRules } from '../../src/language/hover/keyRules.ts';
import { hoverAt } from '../../src/language/hover.ts';
import { allKeyNames } from '../../src/map/vocabulary.ts';
import { createMapReader } from '../../src/map/parse.ts';
import { ruleByCode } from '../../src/rules/index.ts';
import { marked } from '../support/marker.ts';

function hover(fixture: string): string {
  const { text, offset } = marked(fixture);
  return hoverAt(analyse(text), offset)?.markdown ?? '';
}

/** A map with every kind of name; `put` replaces a stretch that holds the caret. */
const whole = `version: 1
teams: { shop: { members: 5, worksWith: [web] }, bank: {}, web: {} }
products: { store: {} }
contexts: { buyer: { identity: user.id, traits: { plan: string } } }
apis: { pricing: { stability: stable }, carts: { stability: internal } }
flags: { wallet: { rollout: percentage } }
projects: { front: { access: [bank] } }
services:
  cart: { owner: shop, product: store, project: front, context: buyer, databases: [db], providesApis: [carts], cadence: weekly }
  pay: { owner: bank, project: back, databases: { db: read }, flags: [wallet], consumesApis: [carts, pricing], surface: client, segments: [beta] }
  orders: { owner: shop, databases: [db], flags: [wallet], segments: [beta], approvals: 2 }
constraints:
  - { apart: [pay, cart], because: PCI }
rules: { preset: coupling, team-access: 6, shared-database: 8, release-cadence: off }
`;
const at = (needle: string): string => {
  const [before = '', after = ''] = needle.split('|');
  assert.ok(whole.includes(before + after), needle);
  return hover(whole.replace(before + after, needle));
};

describe('hover on every kind of name and place', () => {
  const cases: readonly (readonly [place: string, needle: string, ...says: RegExp[]])[] = [
    ['a service', '\n  or|ders: {', /What would flip orders/, /No points would/],
    ['a team', 'owner: sh|op, product', /Owns cart and orders/, /Works with web/, /team-access/],
    ['a team that can open more', 'ba|nk: {}', /Can also open front/],
    ['a product', 'st|ore: {}', /Part of it: cart/, /same-product/],
    ['a context', 'bu|yer: {', /evaluated for it in cart/, /Traits: plan/],
    ['a database', '[d|b], flags', /Used by cart, orders and pay/, /for each pair/, /in all/],
    ['an API', 'ca|rts: {', /Provided by cart\. Consumed by pay/, /internal/],
    ['a flag', '[wal|let], segments', /Used by orders and pay/],
    ['a segment', '[be|ta], approvals', /Used by orders and pay/],
    ['a project', 'fro|nt: {', /Today: cart/, /Also open to bank/],
    ['a project in a service', 'project: ba|ck', /\*\*pay\*\*/],
    ['a key', 'cad|ence: weekly', /How often it is released/, /release-cadence/],
    ['a choice', 'cadence: wee|kly', /About once a week/, /release-cadence`\]\([^)]*\) \(off\)/],
    ['an API’s stability', 'stability: sta|ble', /nobody cares/, /stable-api/],
    ['a surface', 'surface: cli|ent', /its key is public/, /client-exposure/],
    ['how a database is used', 'db: re|ad', /Only reads/],
    ['the type of a trait', 'plan: str|ing', /Text, at most/],
    ['a number', 'approvals: |2', /How many people must approve/],
    ['a constraint', 'apa|rt: [pay', /must not share a project/, /speaks against it/],
    ['a service in a constraint', 'apart: [p|ay', /Your constraint/, /costs/],
    ['why a constraint is', 'because: P|CI', /pay and cart must not share a project: PCI\n/],
    ['the preset', 'pre|set: coupling', /In this map: `coupling`/, /fewer-projects/],
    ['the value of the preset', 'preset: coup|ling', /A value of `preset`: Which advice/],
    ['a rule', 'team-acc|ess: 6', /What to do/, /−4 under `coupling`/],
    ['points', 'team-access: |6', /counts −6/, /6 points are about 80 % sure/],
    ['a policy', 'release-cadence: of|f', /neither counted nor reported/],
    ['the preset', 'preset: coup|ling', /The guide/],
    ['a section', 'flag|s: { wallet', /feature flags/],
  ];
  for (const [place, needle, ...says] of cases)
    it(place, () => {
      const text = at(needle);
      for (const each of says) assert.match(text, each);
    });

  it('a database that some only read: all the points that its pairs get', () => {
    const services =
      '  a: { databases: [db] }\n  b: { databases: [db] }\n  c: { databases: { db: read } }\n';
    assert.match(
      hover(`version: 1\ndatabases: { d|b: {} }\nservices:\n${services}`),
      /\+7 to \+10 for each pair of its services, \+24 in all/,
    );
  });

  it('a flag, a segment and a database: what is declared about them', () => {
    const declared = (flags: string, more = '') =>
      hover(`version: 1\nflags: { ${flags} }\n${more}services: { a: {} }\n`);
    const secret = declared(
      'f|x: { visibleTo: [money, risk], rollout: experiment, requires: [y] }, y: {}',
    );
    assert.match(
      secret,
      /Hidden from all teams but money and risk\. Rolls out as an experiment\. Requires y\./,
    );
    assert.match(secret, /Counts in .*restricted-flag.*\(required\)/);
    assert.match(declared('f|x: { visibleTo: [] }'), /Hidden from every team\./);
    assert.match(
      declared('f|x: { rollout: percentage, serverSideOnly: true }'),
      /Rolls out by percentage\. Server\\-side only\./,
    );
    assert.doesNotMatch(declared('f|x: {}'), /Hidden|restricted/);
    assert.match(
      declared('x: {}', 'segments: { be|ta: { context: buyer, traits: [plan, age] } }\n'),
      /Context: buyer\. Traits: plan and age\./,
    );
    assert.match(
      declared('x: {}', 'databases: { d|b: { kind: postgresql, schemaOwner: a } }\n'),
      /Kind: postgresql\. Schema of a\./,
    );
  });

  it('a project: who should leave it, and that only habit holds the rest together', () => {
    const project = (name: string) =>
      hover(
        `version: 1
projects: { old: {}, shop: {} }
services:
  cart: { project: shop, databases: [db] }
  orders: { project: shop, databases: [db] }
  pay: { project: old, databases: [db] }
`.replace(` ${name}: {}`, ` ${name.slice(0, 1)}|${name.slice(1)}: {}`),
      );
    assert.match(project('old'), /Should leave: pay to \*\*shop\*\*\./);
    assert.doesNotMatch(project('shop'), /Should leave|only because/);
    const habit = (services: string) =>
      hover(`version: 1\nprojects: { o|ld: {} }\nservices:\n${services}`);
    assert.match(
      habit('  x: { project: old }\n  y: { project: old }\n'),
      /Nothing in the map couples x and y\. They share the project only because they do today\./,
    );
    assert.match(
      habit(
        '  x: { project: old, databases: [d] }\n  y: { project: old, databases: [d] }\n  z: { project: old }\n',
      ),
      /couples these groups of its services with each other: x and y; z\./,
    );
  });

  it('a comment that silences, and the rules it names', () => {
    const map = (comment: string) =>
      `version: 1\nservices:\n  a: { project: p, databases: [db] }\n  b: { project: q, databases: [db] } # ${comment}\n`;
    const word = hover(map('service-map-|ignore split-apart: later'));
    assert.match(word, /this line/);
    assert.match(word, /Silenced now: 1 finding/);
    assert.match(word, /Reason: later/);
    assert.match(hover(map('service-map-ignore split-|apart: later')), /What to do/);
    assert.match(hover(map('service-map-ignore spl|it: later')), /There is no rule `split`/);
  });

  it('an include, and the files that it found', () => {
    const { text, offset } = marked('version: 1\ninclude: [par|ts/*.yaml]\nservices: {}\n');
    const reader = createMapReader();
    reader.set('file:///m.yaml', text);
    reader.resolve(
      'file:///m.yaml',
      new Map([['parts/*.yaml', { kind: 'found', files: ['file:///parts/one.yaml'] }]]),
    );
    const told = hoverAt(analyseMap(reader.read()), offset)?.markdown ?? '';
    assert.match(told, /Found 1 file/);
    assert.match(told, /one\\.yaml/);
  });

  it('a finding: its rule, and what would flip its service', () => {
    const text = hover(`version: 1
services:
  a: { project: p, databases: [db] }
  b: { project: |q, databases: [db] }
`);
    assert.match(
      text,
      /A project of its own would be better with \*\*10 more points\*\* against sharing with a, or without .*shared-database.* db/,
    );
    assert.match(text, /docs\/rules\/split-apart\.md/);
  });

  it('a finding about what services share: flips of those services', () => {
    assert.match(
      hover(`version: 1
services:
  a: { databases: [d|b] }
  b: { databases: [db] }
constraints: [{ apart: [a, b] }]
`),
      /coordinate-by-hand/,
    );
  });

  it('a line that is half typed', () => {
    const map = (line: string) => `version: 1\nservices:\n  a:\n    flags: [f]\n${line}\n`;
    assert.match(hover(map('    own|er')), /The team that runs the service/);
    assert.match(hover(map('    cadence: wee|kly')), /About once a week/);
    assert.equal(hover(map('    # own|er of nothing')), '');
  });
});

describe('rules named beside keys', () => {
  it('exist, and so do the keys', () => {
    const keys = new Set(allKeyNames());
    for (const [id, codes] of Object.entries(keyRules)) {
      for (const part of id.split('.')) assert.ok(keys.has(part), id);
      for (const code of codes) assert.ok(ruleByCode.has(code), code);
    }
  });
});

describe('hover on a trait', () => {
  const map = (context: string, segment: string) =>
    `version: 1\ncontexts:\n  buyer: { traits: { ${context}: string } }\n  guest: { traits: { plan: integer } }\nsegments:\n  few: { traits: [${segment}] }\nservices: { a: {} }\n`;
  it('tells who sends it, with which type, and who looks at it', () => {
    for (const fixture of [map('pl|an', 'plan'), map('plan', 'pl|an')]) {
      const told = hover(fixture);
      assert.match(told, /^\*\*Trait plan\*\*/);
      assert.match(told, /string in buyer and integer in guest\.\n\nLooked at by few\./);
      assert.match(told, /trait-type/);
    }
    assert.match(hover(map('plan', 'ag|e')), /No context sends it\./);
  });
});
