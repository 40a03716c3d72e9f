import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyse } from '../../src/language/analysis.ts';
import { completionsAt } from '../../src/language/completion.ts';
import { parseMap } from '../../src/map/parse.ts';
import { labels, taken } from '../support/completion.ts';

/** A map in which every kind of name is declared or used, with `line` in the service `cart`. */
const map = (line: string) => `version: 1
teams: { shop: {}, bank: {} }
products: { store: {} }
contexts: { shopper: {} }
databases: { orders-db: {} }
apis: { pricing: {} }
segments: { beta: {} }
flags: { wallet: {} }
projects: { finance: {} }
services:
  cart:
${line}
  pay: {}
`;

/** Per kind of name: a key that takes it, a name, and whether the key takes a list. */
const kinds: readonly (readonly [string, string, string, boolean])[] = [
  ['service', 'releasesWith', 'pay', true],
  ['team', 'owner', 'shop', false],
  ['database', 'databases', 'orders-db', true],
  ['API', 'consumesApis', 'pricing', true],
  ['segment', 'segments', 'beta', true],
  ['flag', 'flags', 'wallet', true],
  ['context', 'context', 'shopper', false],
  ['product', 'product', 'store', false],
  ['project', 'project', 'finance', false],
];

describe('completion of each kind of name', () => {
  for (const [kind, key, name, isList] of kinds) {
    const half = name.slice(0, 2);
    const rest = name.slice(2);
    const cases: readonly (readonly [string, string])[] = isList
      ? [
          [`    ${key}: [|]`, `    ${key}: [${name}]`],
          [`    ${key}: [${half}|]`, `    ${key}: [${name}]`],
          [`    ${key}: [${half}|${rest}]`, `    ${key}: [${name}]`],
          [`    ${key}: [${half}|`, `    ${key}: [${name}`],
          [`    ${key}: ["|"]`, `    ${key}: ["${name}"]`],
          [`    ${key}: ['${half}|']`, `    ${key}: ['${name}']`],
          [`    ${key}: ["${half}|, "x"]`, `    ${key}: ["${name}", "x"]`],
          [`    ${key}:\n      - |`, `    ${key}:\n      - ${name}`],
          [`    ${key}:\n      - ${half}|`, `    ${key}:\n      - ${name}`],
          [`    ${key}:\n      -|`, `    ${key}:\n      - ${name}`],
          [`    ${key}:\n      -${half}|`, `    ${key}:\n      - ${name}`],
          [`    ${key}:\n      - "${half}|"`, `    ${key}:\n      - "${name}"`],
          [`    ${key}:\n      |`, `    ${key}:\n      - ${name}`],
          [`    ${key}: |`, `    ${key}: [${name}]`],
          [`    ${key}:|`, `    ${key}: [${name}]`],
        ]
      : [
          [`    ${key}: |`, `    ${key}: ${name}`],
          [`    ${key}: ${half}|`, `    ${key}: ${name}`],
          [`    ${key}: ${half}|${rest} # why`, `    ${key}: ${name} # why`],
          [`    ${key}:|`, `    ${key}: ${name}`],
          [`    ${key}:${half}|`, `    ${key}: ${name}`],
          [`    ${key}: "|"`, `    ${key}: "${name}"`],
          [`    ${key}: "${half}|${rest}"`, `    ${key}: "${name}"`],
          [`    ${key}: '${half}|'`, `    ${key}: '${name}'`],
          [`    ${key}: "${half}|`, `    ${key}: "${name}"`],
          [`    { ${key}: | }`, `    { ${key}: ${name} }`],
          [`    { ${key}:| }`, `    { ${key}: ${name} }`],
          [`    { ${key}: ${half}|, path: x }`, `    { ${key}: ${name}, path: x }`],
          [`    { ${key}: "${half}|" }`, `    { ${key}: "${name}" }`],
        ];
    it(`${kind}: half typed, in quotes, in block and flow style`, () => {
      for (const [before, after] of cases) assert.equal(taken(map(before), name), map(after));
    });
  }
});

describe('completion where something is missing or broken', () => {
  it('escapes a name for the quotes it goes into', () => {
    const odd = (value: string) => `version: 1
teams: { "it's \\"us\\"": {} }
services: { a: { owner: ${value} } }
`;
    const name = 'it\'s "us"';
    for (const value of ['|', '"|"', "'|'", '"it|', "'it''|s'"]) {
      const { model, problems } = parseMap(taken(odd(value), name));
      assert.deepEqual(problems, [], value);
      assert.equal(model.services[0]?.owner?.text, name, value);
    }
  });

  it('puts the comma in that is missing before or behind', () => {
    const service = (inside: string) =>
      `version: 1\nteams: { shop: {} }\nservices:\n  a: ${inside}\n`;
    const cases: readonly (readonly [string, string, string])[] = [
      ['{ owner: shop pro| }', 'project', '{ owner: shop, project:  }'],
      ['{\n    owner: shop\n    pro|\n  }', 'project', '{\n    owner: shop,\n    project: \n  }'],
      ['{\n    |\n    owner: shop\n  }', 'flags', '{\n    flags: [],\n    owner: shop\n  }'],
      ['{ flags: [x] |}', 'owner', '{ flags: [x], owner: }'],
    ];
    for (const [before, label, after] of cases)
      assert.equal(
        taken(service(before), label).replace(/: +(?=\S)/g, ': '),
        service(after).replace(/: +(?=\S)/g, ': '),
      );
    const list = (items: string) =>
      map(`    releasesWith: ${items}`).replace('pay: {}', 'pay: {}\n  bill: {}');
    assert.equal(taken(list('[bill p|]'), 'pay'), list('[bill, pay]'));
    assert.equal(
      taken(list('[\n      bill\n      p|]'), 'pay'),
      list('[\n      bill,\n      pay]'),
    );
    assert.equal(taken(list('[|bill]'), 'pay'), list('[pay, bill]'));
  });

  it('offers nothing in a comment, and behind what is complete', () => {
    for (const line of [
      '    owner: shop # sh|',
      '    owner: "shop"|',
      '    flags: [x]|',
      '    # ow|',
    ])
      assert.deepEqual(labels(map(line)), [], line);
  });

  it('ends in a text that begins with an empty line', () => {
    assert.ok(labels('\n  ow|').includes('services'));
  });

  it('keeps the colon of a key that gets another name', () => {
    assert.equal(taken(map('    ow|n: shop'), 'owner'), map('    owner: shop'));
    assert.equal(taken(map('    "ow|n": shop'), 'owner'), map('    "owner": shop'));
    assert.equal(taken(map('    "ow|"'), 'owner'), map('    "owner": '));
  });

  it('offers the keys that an item of constraints still lacks', () => {
    const constraints = (lines: string) => `version: 1
services: { a: {}, b: {} }
constraints:
${lines}
`;
    assert.deepEqual(labels(constraints('  - together: [a, b]\n    |')), ['apart', 'because']);
    assert.deepEqual(labels(constraints('  - |\n    because: x')), ['together', 'apart']);
    assert.deepEqual(
      labels(constraints('  - together:\n      - a\n      - b\n    be|\n  - apart: [a, b]')),
      ['apart', 'because'],
    );
    assert.deepEqual(labels(constraints('  - together: [a, b]\n  |')), [
      'keep together',
      'keep apart',
    ]);
    assert.equal(taken(constraints('  -|'), 'because'), constraints('  - because: '));
  });

  it('every range is on the line of the caret and around it, in broken maps too', () => {
    const pieces = [
      'services:',
      'owner: ',
      'flags: [',
      'a',
      'b',
      '"',
      "'",
      ',',
      ':',
      '- ',
      '-',
      '\n',
      '\n  ',
      '\n    ',
      '{',
      '}',
      '[',
      ']',
      ' ',
      '#',
      '\t',
      '\r\n',
      'constraints:',
      'databases:',
      '"x"',
      '\\',
      'rules:',
      'teams: ',
    ];
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...pieces), { maxLength: 40 }),
        fc.constantFrom(
          '',
          'version: 1\nteams: { shop: {} }\nservices:\n  a:\n    ',
          '{ "version": 1, "services": { "a": { ',
        ),
        fc.nat(),
        (parts, head, place) => {
          const text = head + parts.join('');
          // No position of an editor is within a line break.
          const at = place % (text.length + 1);
          const offset = text.slice(Math.max(0, at - 1), at + 1) === '\r\n' ? at - 1 : at;
          for (const { range, also, label } of completionsAt(analyse(text), offset).items) {
            assert.ok(range.start <= offset && offset <= range.end, label);
            assert.ok(!/[\r\n]/.test(text.slice(range.start, range.end)), label);
            assert.ok(!also || also.range.end <= range.start, label);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('completion of words that the map has elsewhere', () => {
  const traits = (segment: string) =>
    `contexts:\n  buyer: { traits: { plan: string, age: integer } }\n  guest: { traits: { page: string } }\nsegments:\n  few: ${segment}\n`;
  it('offers a segment the traits of its context, or of all', () => {
    assert.deepEqual(labels(traits('{ context: buyer, traits: [|] }')), ['age', 'plan']);
    assert.deepEqual(labels(traits('{ context: buyer, traits: [plan, |] }')), ['age']);
    assert.deepEqual(labels(traits('\n    traits:\n      - p|')), ['page', 'plan']);
  });
  it('offers the environments of the other services, or the usual ones', () => {
    const map = (more: string) =>
      `services:\n  a: { environments: [${more}] }\n  b: { environments: [|] }\n`;
    assert.deepEqual(labels(map('dev, live')), ['dev', 'live']);
    assert.deepEqual(labels(map('')), ['development', 'production', 'staging']);
  });
});

describe('completion at the edges of a word', () => {
  it('puts a missing blank before the quotes, and not into them', () => {
    assert.match(taken(map('    owner:"|"'), 'shop'), /owner: "shop"$/m);
    assert.match(taken('{"teams":{"shop":{}},"services":{"a":{"owner":"|"}}}', 'shop'), /:"shop"/);
  });
  it('does not count a byte order mark as a column', () => {
    assert.equal(taken('\ufeff|', 'teams'), '\ufeffteams:\n  ');
  });
  it('writes the setting that switches a rule off as it is written everywhere', () => {
    assert.match(taken('rules:\n  stay: |', 'off'), /stay: off$/);
    assert.match(taken('rules:\n  stay: "|"', 'off'), /stay: "off"$/);
  });
});

describe('completion in JSON', () => {
  const json = (service: string) => `{
  "version": 1,
  "teams": { "shop": {} },
  "flags": { "wallet": {} },
  "services": {
    "cart": {${service}}
  }
}
`;
  it('inserts JSON: quotes, colons and commas', () => {
    const cases: readonly (readonly [string, string])[] = [
      ['|', 'owner'],
      [' "ow|" ', 'owner'],
      [' "owner": | ', 'shop'],
      [' "owner":|', 'shop'],
      [' "owner": "|" ', 'shop'],
      [' "owner":"|"', 'shop'],
      [' "owner": "sh|op", "path": "x" ', 'shop'],
      ['\n    |\n    "path": "x"\n', 'flags'],
      ['\n    "path": "x"\n    |\n', 'surface'],
      [' "path": "x" "ow|" ', 'owner'],
      [' "flags": | ', 'wallet'],
      [' "flags": [|] ', 'wallet'],
      [' "flags": ["wa|"] ', 'wallet'],
      [' "surface": | ', 'server'],
    ];
    for (const [service, label] of cases) {
      const after = taken(json(service), label);
      assert.doesNotThrow(() => void JSON.parse(after), `${service} ${label}: ${after}`);
    }
    for (const fixture of [
      '{ "version": 1,\n  "constraints": [|] }',
      '{ "version": 1,\n  "teams": { | } }',
      '{ "version": 1,\n  | }',
    ])
      for (const label of labels(fixture)) {
        const after = taken(fixture, label).replace(/("\w+"): (?=[,}])/g, '$1: 0');
        assert.doesNotThrow(() => void JSON.parse(after), after);
      }
  });
});
