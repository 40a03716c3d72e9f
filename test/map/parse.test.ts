import assert from 'node:assert/strict';
import fc from 'fast-check';
import { completeExample } from '../../src/map/example.ts';
import { parseMap } from '../../src/map/parse.ts';
import { pairOf, stepsAt, valueOf } from '../../src/map/syntax.ts';
import { applyEdits, createLineIndex } from '../../src/map/text.ts';

describe('the tree', () => {
  const text =
    'version: 1\nservices:\n  "a b": { owner: \'x\', flags: [f, "g"] } # c\n  d:\n\n  e: ~\n';
  const { root } = parseMap(text);
  const at = ({ range }: { range: { start: number; end: number } }) =>
    text.slice(range.start, range.end);

  it('has the ranges of keys, values and entries', () => {
    const services = pairOf(root, 'services');
    assert.ok(services?.value.kind === 'map');
    assert.equal(at(services.key), 'services');
    const [first, second, third] = services.value.pairs;
    assert.ok(first && second && third);
    assert.equal(at(first.key), '"a b"');
    assert.equal(at(first.value), '{ owner: \'x\', flags: [f, "g"] }');
    assert.equal(at(first), `"a b": ${at(first.value)}`);
    assert.equal(at(second), 'd:');
    assert.ok(second.value.kind === 'scalar' && second.value.missing);
    assert.equal(at(third.value), '~');
    assert.ok(third.value.kind === 'scalar' && !third.value.missing);
    assert.ok(services.value.range.end < text.length);
  });

  it('keeps the text of plain scalars and the style of all', () => {
    const services = valueOf(root, 'services');
    const first = valueOf(services, 'a b');
    const owner = valueOf(first, 'owner');
    assert.ok(owner?.kind === 'scalar');
    assert.deepEqual([owner.text, owner.style, at(owner)], ['x', 'single', "'x'"]);
    const { root: other } = parseMap('a: 012\nb: no\nc: 1.0\nd: |\n  x\n  y\n');
    const texts = ['a', 'b', 'c', 'd'].map((key) => {
      const node = valueOf(other, key);
      return node?.kind === 'scalar' ? [node.text, node.value, node.style] : [];
    });
    assert.deepEqual(texts, [
      ['012', 12, 'plain'],
      ['no', 'no', 'plain'],
      ['1.0', 1, 'plain'],
      ['x\ny\n', 'x\ny\n', 'block'],
    ]);
  });

  it('leads from the root to a place', () => {
    const steps = stepsAt(root, text.indexOf('"g"') + 1).map((step) =>
      'map' in step ? step.pair.key.text : step.index,
    );
    assert.deepEqual(steps, ['services', 'a b', 'flags', 1]);
  });

  it('gives what is behind an alias the range of the alias', () => {
    const map = parseMap('services:\n  a: &s { owner: x }\n  b: *s\n');
    const alias = map.text.indexOf('*s');
    const owner = valueOf(valueOf(valueOf(map.root, 'services'), 'b'), 'owner');
    assert.deepEqual([owner?.range.start, owner?.range.end], [alias, alias + 2]);
    assert.equal(map.model.services[1]?.owner?.text, 'x');
  });
});

describe('names', () => {
  it('are found in the order of the text, each at its place', () => {
    const { text, occurrences } = parseMap(completeExample);
    for (const { name } of occurrences)
      assert.equal(text.slice(name.range.start, name.range.end), name.text);
    const starts = occurrences.map(({ name }) => name.range.start);
    assert.deepEqual(
      starts,
      starts.toSorted((a, b) => a - b),
    );
    assert.deepEqual(
      occurrences
        .filter(({ within }) => within?.name === 'orders')
        .map(({ kind, key, name }) => `${kind} ${name.text} behind ${key}`),
      [
        'team checkout behind owner',
        'project storefront behind project',
        'database orders-db behind databases',
      ],
    );
  });
});

describe('what is said about wrong values', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['srvices: {}\n', 'unknown-key', '"srvices" is not a key of the map. Did you mean "services"?'],
    [
      'services: { a: { ownr: x } }\n',
      'unknown-key',
      '"ownr" is not a key of a service. Did you mean "owner"?',
    ],
    ['services: { a: { zzzzzz: x } }\n', 'unknown-key', '"zzzzzz" is not a key of a service.'],
    ['version: 2\n', 'wrong-type', '"version" takes 1.'],
    ['teams: { t: { members: -1 } }\n', 'wrong-type', '"members" takes a whole number, 0 or more.'],
    ['projects: { p: { id: 0 } }\n', 'wrong-type', '"id" takes a whole number, 1 or more.'],
    [
      'flags: { f: { serverSideOnly: maybe } }\n',
      'wrong-type',
      '"serverSideOnly" takes true or false.',
    ],
    [
      'services: { a: { surface: clent } }\n',
      'wrong-type',
      '"surface" takes server or client. Did you mean "client"?',
    ],
    ['services: { a: { owner: [x] } }\n', 'wrong-type', '"owner" takes the name of one team.'],
    [
      'services: { a: { flags: x } }\n',
      'wrong-type',
      '"flags" takes a list such as [new-checkout].',
    ],
    ['services: { a: { flags: [x, x] } }\n', 'duplicate', '"x" stands in this list twice.'],
    ['services: { a: { flags: [~] } }\n', 'wrong-type', 'An item of "flags" has no name yet.'],
    [
      'services: { a: { databases: { d: reed } } }\n',
      'wrong-type',
      '"d" takes write or read. Did you mean "read"?',
    ],
    ['services: { a: [x] }\n', 'wrong-type', 'A service takes a map of settings, or nothing.'],
    ['services: { "": {} }\n', 'wrong-type', 'A service needs a name.'],
    [
      'services: { a: {}, a: {} }\n',
      'duplicate',
      '"a" stands here twice; only the first one counts.',
    ],
    [
      'services: { a: { owner: no } }\n',
      'ambiguous-name',
      'Many YAML tools read no as a boolean. Put the name in quotes.',
    ],
    [
      'constraints: [{ together: [a] }]\n',
      'wrong-type',
      '"together" takes the names of two or more.',
    ],
    [
      'constraints: [{ because: x }]\n',
      'wrong-type',
      'It takes together or apart with the names of two or more.',
    ],
    [
      'rules: { preset: couplin }\n',
      'wrong-type',
      '"preset" takes coupling or fewer-projects. Did you mean "coupling"?',
    ],
    [
      'rules: { stay: 1001 }\n',
      'wrong-type',
      'A rule takes points (a whole number from 0 to 1,000), a severity (error, warning, information, hint) or off.',
    ],
  ];
  for (const [text, code, message] of cases)
    it(text.trim(), () => {
      const required = /^(?:version|services|srvices)/.exec(text)?.[0];
      const rest = [
        ...(required === 'version' ? [] : ['version: 1\n']),
        ...(required === 'services' ? [] : ['services: {}\n']),
      ];
      const found = parseMap(text + rest.join('')).problems.map((problem) => [
        problem.code,
        problem.message,
      ]);
      assert.deepEqual(found, [[code, message]]);
    });
});

describe('the model', () => {
  it('is what the example says', () => {
    const { model } = parseMap(completeExample);
    assert.deepEqual(
      model.services.map(({ name }) => name.text),
      ['billing', 'cart', 'orders', 'shop-window'],
    );
    const cart = model.services[1];
    assert.equal(cart?.surface?.value, 'server');
    assert.equal(cart.approvals?.value, 1);
    assert.deepEqual(
      cart.databases.map(({ name, access }) => [name.text, access]),
      [['orders-db', 'read']],
    );
    assert.deepEqual(
      model.constraints.map(({ kind, services, because }) => [
        kind,
        services.length,
        because?.value,
      ]),
      [
        ['together', 2, 'one roll-out'],
        ['apart', 2, 'PCI scope'],
      ],
    );
    assert.deepEqual(
      model.policies.map(({ name, setting }) => [name.text, setting.value]),
      [
        ['shared-database', 8],
        ['release-cadence', 'off'],
      ],
    );
    assert.equal(model.flags?.get('new-cart')?.visibleTo, undefined);
    assert.equal(model.flags?.get('fraud-rules')?.visibleTo?.length, 1);
  });

  it('knows a section that is empty from one that does not exist', () => {
    const { model } = parseMap('teams:\nproducts: {}\n');
    assert.equal(model.teams?.size, 0);
    assert.equal(model.products?.size, 0);
    assert.equal(model.flags, undefined);
  });
});

describe('lines and edits', () => {
  it('places and offsets lead to each other', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '\n', '\r', '\r\n', '🚀') }), (text) => {
        const lines = createLineIndex(text);
        for (let offset = 0; offset <= text.length; offset++) {
          const position = lines.position(offset);
          assert.ok(lines.lineStart(position.line) <= offset);
          if (offset <= lines.lineEnd(position.line)) assert.equal(lines.offset(position), offset);
        }
      }),
    );
  });
  it('edits that overlap are an error', () => {
    const edit = { range: { start: 0, end: 2 }, text: '' };
    assert.throws(() => applyEdits('abc', [edit, edit]), RangeError);
  });
});

describe('any text at all', () => {
  const bits = [
    'a',
    'services:',
    '  ',
    '\n',
    '\r\n',
    '\t',
    ': ',
    '- ',
    '"',
    "'",
    '[',
    ']',
    '{',
    '}',
    ',',
    '#',
    ' # ',
    '&a ',
    '*a',
    '|',
    '>',
    '<<',
    '<<<<<<< ',
    '=======',
    '---',
    '...',
    '?',
    '!',
    '%',
    '@',
    '\\',
    '🚀',
    '\u2028',
    '\ufeff',
    '~',
    '1',
  ];
  it('is read without a throw, and everything found lies inside it', function () {
    this.timeout(60_000);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...bits), { maxLength: 60 }), (parts) => {
        const text = parts.join('');
        const { problems, occurrences, model } = parseMap(text);
        for (const { range } of [...problems, ...occurrences.map(({ name }) => name)])
          assert.ok(0 <= range.start && range.start <= range.end && range.end <= text.length);
        assert.ok(Array.isArray(model.services));
      }),
      { numRuns: 3000 },
    );
  });
});
