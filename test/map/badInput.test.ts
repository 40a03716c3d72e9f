import assert from 'node:assert/strict';
import { dataOf } from '../../src/map/edit/data.ts';
import { parseMap, type ParsedMap } from '../../src/map/parse.ts';

const services = ({ model }: ParsedMap): string[] => model.services.map(({ name }) => name.text);

/** `code at “text”: message` of each problem. */
const told = ({ text, problems }: ParsedMap): string[] =>
  problems.map(
    ({ code, message, range }) => `${code} at “${text.slice(range.start, range.end)}”: ${message}`,
  );

const head = 'version: 1\n';
const tail = 'services:\n  a: { owner: x }\n  b: { owner: z }\n';
const quote = (mark: string): string => `syntax at “${mark}”: This quote is never closed.`;
const bracket = (mark: string): string => `syntax at “${mark}”: This bracket is never closed.`;
const colon = (text: string): string => `syntax at “${text}”: A colon is missing on this line.`;
const conflict =
  'merge-conflict at “<<<<<<< ours”: An unresolved merge conflict. Until it is resolved, the upper side counts.';
const deep = 'What is nested more than 100 deep is not read.';

/** Title, text, everything that is said, the services that are read. */
const cases: readonly (readonly [string, string, readonly string[], readonly string[]])[] = [
  [
    'an empty file',
    '',
    [
      'missing-key at “”: The file is empty. A service map starts with "version: 1" and "services:".',
    ],
    [],
  ],
  [
    'blank lines',
    ' \n\n',
    [
      'missing-key at “”: The file is empty. A service map starts with "version: 1" and "services:".',
    ],
    [],
  ],
  [
    'only comments',
    '# a\n',
    [
      'missing-key at “”: The file is empty. A service map starts with "version: 1" and "services:".',
    ],
    [],
  ],
  [
    'a list at the root',
    '- a\n- b\n',
    ['wrong-type at “-”: A service map is a map of keys such as "version:" and "services:".'],
    [],
  ],
  [
    'a text at the root',
    'hello\n',
    ['wrong-type at “hello”: A service map is a map of keys such as "version:" and "services:".'],
    [],
  ],
  [
    'bytes',
    'MZ\0\u0001\u0002',
    ['not-text at “”: This is not a text file. A service map is YAML text in UTF-8.'],
    [],
  ],
  [
    'UTF-16 read as UTF-8',
    'v\0e\0r\0',
    ['not-text at “”: This is not a text file. A service map is YAML text in UTF-8.'],
    [],
  ],

  [
    'a merge conflict',
    `${head}<<<<<<< ours\nteams: {}\n=======\nteams: { t: {} }\n>>>>>>> theirs\n${tail}`,
    [conflict],
    ['a', 'b'],
  ],
  [
    'a merge conflict with its base',
    `${head}<<<<<<< ours\nteams: {}\n||||||| base\n=======\nteams: { t: {} }\n>>>>>>> theirs\n${tail}`,
    [conflict],
    ['a', 'b'],
  ],
  [
    'two merge conflicts',
    `${head}services:\n<<<<<<< ours\n  a: {}\n=======\n  b: {}\n>>>>>>> theirs\n  c: {}\n<<<<<<< ours\n=======\n  d: {}\n>>>>>>> theirs`,
    [conflict, conflict],
    ['a', 'c'],
  ],
  [
    'a merge conflict that does not end',
    `${head}${tail}<<<<<<< ours\nteams: {}\n=======\nproducts: {}\n`,
    [conflict],
    ['a', 'b'],
  ],
  [
    'a leftover of a merge conflict',
    `${head}${tail}>>>>>>> theirs\n`,
    ['merge-conflict at “>>>>>>> theirs”: A leftover of a merge conflict. Take this line out.'],
    ['a', 'b'],
  ],

  [
    'tabs',
    `${head}services:\n\ta:\n\t\towner: x\n\tb: {}\n`,
    [
      'tab-indentation at “\t”: YAML does not allow tabs for indentation: 3 lines from here on. Use spaces.',
    ],
    ['a', 'b'],
  ],
  [
    'a tab',
    `${head}services:\n  a:\n  \towner: x\n  b: {}\n`,
    ['tab-indentation at “  \t”: YAML does not allow tabs for indentation. Use spaces.'],
    ['a', 'b'],
  ],
  [
    'tabs elsewhere',
    `version:\t1\nservices:\n  a:\n    description: |\n      \tx\n  b: {}\t# c\n`,
    [],
    ['a', 'b'],
  ],
  [
    'tabs in JSON, where they are white space',
    '{\n\t"version": 1,\n\t"services": {\n\t\t"a": {},\n\t\t"b": {}\n\t}\n}\n',
    [],
    ['a', 'b'],
  ],

  ['half a key of the map', `${head}te\n${tail}`, [colon('te')], ['a', 'b']],
  ['half a key at the end', `${head}${tail}te`, [colon('te')], ['a', 'b']],
  ['half a service', `${head}services:\n  a\n  b:\n`, [colon('a')], ['b']],
  [
    'half a service with its keys',
    `${head}services:\n  a\n    owner: x\n  b: {}\n`,
    [colon('a')],
    ['a', 'b'],
  ],
  [
    'half a key among others',
    `${head}services:\n  a:\n    owner: x\n    pro\n    path: p\n  b: {}\n`,
    [colon('pro')],
    ['a', 'b'],
  ],
  [
    'a missing space',
    `${head}services:\n  a:{}\n  b:\n    owner:x\n    path: p\n`,
    [
      'syntax at “:{}”: A space is missing behind this colon.',
      'syntax at “:x”: A space is missing behind this colon.',
    ],
    ['a', 'b'],
  ],
  [
    'two keys on one line',
    `${head}services:\n  a: owner: x\n  b: {}\n`,
    [
      'syntax at “owner: x”: A second key cannot stand on this line. Put it on the next one, indented.',
    ],
    ['a', 'b'],
  ],
  [
    'a key without its value',
    `${head}services:\n  a:\n    owner:\n  b: {}\n`,
    ['wrong-type at “”: "owner" has no value yet, for example checkout.'],
    ['a', 'b'],
  ],

  [
    'an open quote in a value',
    `${head}services:\n  a:\n    description: "Holds\n    owner: "x"\n  b: { owner: "z" }\n`,
    [quote('"')],
    ['a', 'b'],
  ],
  [
    'an open quote in a text with a colon',
    `${head}services:\n  a:\n    description: 'tis: so\n  b: {}\n`,
    [quote("'")],
    ['a', 'b'],
  ],
  [
    'an open quote in a key',
    `${head}services:\n  "a:\n    owner: "x"\n  b: {}\n`,
    [quote('"')],
    ['a', 'b'],
  ],
  [
    'an open quote in half a key',
    `${head}services:\n  a: {}\n  "\n  b: {}\n`,
    [quote('"')],
    ['a', 'b'],
  ],
  [
    'an open quote in a list',
    `${head}services:\n  a: { flags: ["x, y1] }\n  b: { owner: "z" }\n`,
    [quote('"')],
    ['a', 'b'],
  ],
  [
    'an open quote behind a dash',
    `${head}services:\n  a:\n    flags:\n      - 'x\n      - y1\n  b: {}\n`,
    [quote("'")],
    ['a', 'b'],
  ],
  [
    'an open quote in JSON',
    '{\n  "version": 1,\n  "services": {\n    "a: {},\n    "b": {}\n  }\n}\n',
    [quote('"')],
    ['a', 'b'],
  ],
  [
    'quotes that open nothing',
    `# "a\n${head}services:\n  a: {} # it's\n  b:\n    description: it's, "so\n      'on"\n`,
    [],
    ['a', 'b'],
  ],
  [
    'a quote over several lines',
    `${head}services:\n  a:\n    description: "one: two\n      three"\n  b: {}\n`,
    [],
    ['a', 'b'],
  ],

  [
    'an open bracket',
    `${head}services:\n  a: { flags: [x1 }\n  b: {}\n`,
    [bracket('[')],
    ['a', 'b'],
  ],
  ['an open brace', `${head}services:\n  a: { flags: [x1]\n  b: {}\n`, [bracket('{')], ['a', 'b']],
  [
    'an open bracket above a key',
    `${head}services:\n  a:\n    flags: [x1,\n    owner: z\n  b: {}\n`,
    [bracket('[')],
    ['a', 'b'],
  ],
  [
    'an open brace in JSON',
    '{ "version": 1, "services": { "a": {}, "b": {} }',
    [bracket('{')],
    ['a', 'b'],
  ],
  [
    'a bracket too many',
    `${head}services:\n  a: { flags: [x1]] }\n  b: {} }\n`,
    ['syntax at “]”: This bracket closes nothing.', 'syntax at “}”: This does not belong here.'],
    ['a', 'b'],
  ],
  [
    'brackets that are none',
    `${head}services:\n  a: { description: "[{" } # [\n  b:\n    description: see [1\n`,
    [],
    ['a', 'b'],
  ],

  [
    'a service twice',
    `${head}services:\n  a: { owner: x }\n  a: { owner: z }\n`,
    ['duplicate at “a”: "a" stands here twice; only the first one counts.'],
    ['a'],
  ],
  [
    'several documents',
    `${head}${tail}---\nversion: 2\nservices: { c: {} }\n`,
    ['syntax at “---”: A service map is one YAML document; from this line on nothing is read.'],
    ['a', 'b'],
  ],
  [
    'Windows line breaks and a byte order mark',
    `\ufeff${head}${tail}`.replaceAll('\n', '\r\n'),
    [],
    ['a', 'b'],
  ],
  ['a directive and an end', `%YAML 1.2\n---\n${head}${tail}...\n`, [], ['a', 'b']],
  [
    'a merge key',
    `${head}services:\n  a: &s { owner: x }\n  b:\n    <<: *s\n`,
    [
      'merge-key at “<<”: Merge keys (<<) are not part of YAML 1.2 and are not followed here. Write the keys out.',
    ],
    ['a', 'b'],
  ],
  [
    'an alias of nothing',
    `${head}teams: *t\n${tail}`,
    ['syntax at “*t”: Nothing above is anchored as "&t".'],
    ['a', 'b'],
  ],
  [
    'an alias inside itself',
    `${head}teams: &t { x: *t }\n${tail}`,
    ['syntax at “*t”: "*t" stands inside what it refers to.'],
    ['a', 'b'],
  ],
  [
    'a list as a key',
    `${head}services:\n  ? [a]\n  : {}\n  b: {}\n`,
    ['syntax at “[a]”: A key must be plain text.'],
    ['b'],
  ],
  [
    'nothing, said in full',
    `version: 1\nteams: ~\nservices:\n  a: { owner: ~, approvals: null, flags: ~ }\n  b: null\n`,
    [],
    ['a', 'b'],
  ],
];

describe('bad input: what is said, and what is read all the same', () => {
  for (const [title, text, expected, read] of cases)
    it(title, () => {
      const map = parseMap(text);
      assert.deepEqual(told(map), expected);
      assert.deepEqual(services(map), read);
    });

  it('what was mended is read as it was meant', () => {
    const { model } = parseMap(
      `${head}services:\n  a: { flags: ["x, y1] }\n  b:\n    owner: "web\n    consumesApis: [p,\n    path: p\n`,
    );
    const [a, b] = model.services;
    assert.deepEqual(
      a?.flags.map(({ text }) => text),
      ['x', 'y1'],
    );
    assert.equal(b?.owner?.text, 'web');
    assert.equal(b?.path?.value, 'p');
  });

  it('ranges behind something put in are those of the text', () => {
    const text = `${head}services:\n  a: { flags: [x1 }\n  c\n    owner: web\n  b: { owner: z }\n`;
    for (const { name } of parseMap(text).occurrences)
      assert.equal(text.slice(name.range.start, name.range.end), name.text);
  });

  /** Linear work ends long before the runner's patience does; work that grows faster does not. */
  const bounded = (title: string, text: string, check: (map: ParsedMap) => void): void => {
    it(`${title}: read to the end, in a few words`, () => {
      const map = parseMap(text);
      assert.ok(map.problems.length <= 60, String(map.problems.length));
      check(map);
    });
  };
  const saysOnly = (message: string) => (map: ParsedMap) => {
    assert.deepEqual(
      map.problems.map((problem) => problem.message),
      [message],
    );
  };
  const readsTheRest = (map: ParsedMap): void => {
    assert.deepEqual(services(map).slice(0, 2), ['a', 'b']);
  };

  bounded('five megabytes of [', '['.repeat(5e6), saysOnly(deep));
  bounded('five megabytes of [ in lines', '[\n'.repeat(2.5e6), saysOnly(deep));
  bounded('five megabytes of {a:', '{a: '.repeat(1.25e6), saysOnly(deep));
  bounded('five megabytes of dashes', '- '.repeat(2.5e6), (map) => {
    assert.equal(map.problems[0]?.message, deep);
  });
  bounded('five megabytes of quotes', '"'.repeat(5e6), (map) => {
    assert.equal(map.problems[0]?.message, 'This does not belong here.');
  });
  bounded(
    'twenty thousand [ in the middle',
    `${head}teams: ${'['.repeat(20_000)}\n${tail}`,
    (map) => {
      saysOnly(deep)(map);
      readsTheRest(map);
    },
  );
  bounded('anchors without end', `${head}${tail}teams: ${'&a '.repeat(50_000)}\n`, readsTheRest);
  bounded('aliases without end', `${head}${tail}teams: ${'*a '.repeat(50_000)}\n`, readsTheRest);
  bounded('conflict markers without end', '<<<<<<< a\n'.repeat(50_000), (map) => {
    assert.match(map.problems.at(-1)?.message ?? '', /more syntax errors follow/);
  });
  bounded(
    'keys nested without end',
    Array.from({ length: 3000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
    (map) => {
      assert.ok(map.problems.some(({ message }) => message.includes('nested too deeply')));
    },
  );
  bounded(
    'an alias bomb',
    `${head}${tail}x0: &x0 [a, a, a, a, a, a, a, a, a]\n${Array.from(
      { length: 9 },
      (_, i) =>
        `x${String(i + 1)}: &x${String(i + 1)} [${Array(9)
          .fill(`*x${String(i)}`)
          .join(', ')}]\n`,
    ).join('')}`,
    (map) => {
      readsTheRest(map);
      const bombs = map.problems.filter(({ message }) => message.includes('expand to too much'));
      assert.equal(bombs.length, 1);
    },
  );
  bounded(
    'ten thousand aliases of one anchor',
    `${head}${tail}x0: &x0 [a, a, a]\nx1: [${Array(10_000).fill('*x0').join(', ')}]\n`,
    readsTheRest,
  );
  bounded(
    'ten megabytes of comments behind a map',
    `${head}${tail}${'# and so on, and so on\n'.repeat(450_000)}`,
    (map) => {
      assert.deepEqual(map.problems, []);
      readsTheRest(map);
    },
  );
  bounded(
    'a line of a megabyte',
    `${head}services: { a: {}, b: {}, ${Array.from({ length: 20_000 }, (_, i) => `service-number-${String(i)}-with-a-long-name: {}`).join(', ')} }\n`,
    readsTheRest,
  );

  it('a thousand unknown keys are a thousand problems, each at its key', () => {
    const keys = Array.from({ length: 1000 }, (_, i) => `zz${String(i)}`);
    const map = parseMap(`${head}${keys.map((key) => `${key}: 1\n`).join('')}${tail}`);
    assert.deepEqual(
      map.problems.map(({ code, range }) => [code, map.text.slice(range.start, range.end)]),
      keys.map((key) => ['unknown-key', key]),
    );
    readsTheRest(map);
  });

  it('a name of 10,000 characters', () => {
    const long = 'x'.repeat(10_000);
    const used = parseMap(`${head}services:\n  a: { owner: ${long} }\n  b: { owner: "${long}" }\n`);
    assert.deepEqual(used.problems, []);
    assert.equal(used.model.services[1]?.owner?.text, long);
    const declared = parseMap(`${head}services:\n  ${long}: {}\n  b: {}\n`);
    assert.deepEqual(
      declared.problems.map(({ message }) => message),
      ['A name may have at most 1,024 characters.'],
    );
  });

  it('names of all kinds are names, in every section and style', () => {
    const names = [
      'with space',
      'quo"te',
      "it's",
      '🚀',
      '<script>',
      '__proto__',
      'constructor',
      'toString',
      'a: b',
      '# x',
      'שלום',
    ];
    const quoted = names.map((name) => JSON.stringify(name));
    const map = parseMap(
      `${head}teams:\n${quoted.map((name) => `  ${name}: {}\n`).join('')}services:\n${quoted.map((name) => `  ${name}: { owner: ${name}, flags: [${quoted.join(', ')}] }\n`).join('')}`,
    );
    assert.deepEqual(map.problems, []);
    assert.deepEqual([...(map.model.teams?.keys() ?? [])], names);
    assert.deepEqual(services(map), [...names].sort());
    for (const service of map.model.services) {
      assert.equal(service.owner?.text, service.name.text);
      assert.deepEqual(
        service.flags.map(({ text }) => text),
        names,
      );
    }
  });

  it('every beginning and every gap of a map is read without a throw', () => {
    const text = `${head}teams: { "x": { members: 6 } }\nservices:\n  a: # c\n    owner: 'x'\n    flags: [f1, "f2"]\n    databases: &d { db: read }\n  b:\n    databases: *d\nconstraints:\n  - together: [a, b]\n`;
    for (let cut = 0; cut <= text.length; cut++) {
      parseMap(text.slice(0, cut));
      for (const size of [1, 7]) parseMap(text.slice(0, cut) + text.slice(cut + size));
    }
  });
});

describe('a tab among spaces', () => {
  const one = '  a:\n    owner: x\n    project: p\n  b: {}\n';
  for (const [entries, meant] of [
    ['  a:\n    owner: x\n\tproject: p\n  b: {}\n', one],
    ['  a:\n    owner: x\n    \tproject: p\n  b: {}\n', one],
    ['  a:\n  \towner: x\n    project: p\n  b: {}\n', one],
    ['  a:\n\t\towner: x\n    project: p\n  b: {}\n', one],
    ['  a:\n    owner: x\n    project: p\n\tb: {}\n', one],
    ['  a:\n    owner: x\n    project: p\n  \tb: {}\n', one],
    [
      '  a: { flags: [x] }\n\tb:\n\t\tflags:\n      - y1\n',
      '  a: { flags: [x] }\n  b: { flags: [y1] }\n',
    ],
  ] as const)
    it(`gets one message, and hides nothing: ${JSON.stringify(entries)}`, () => {
      const map = parseMap(`${head}services:\n${entries}`);
      assert.deepEqual(
        map.problems.map(({ code }) => code),
        ['tab-indentation'],
      );
      assert.deepEqual(dataOf(map.root), dataOf(parseMap(`${head}services:\n${meant}`).root));
    });

  it('does not hide what is wrong with other lines', () => {
    const map = parseMap(
      `${head}services:\n  a: {\n  b:\n    owner: x\n\tproject: p\n  c: {}\n  d: { ownr: y }\n`,
    );
    assert.deepEqual(map.problems.map(({ code }) => code).sort(), [
      'syntax',
      'tab-indentation',
      'unknown-key',
    ]);
    assert.deepEqual(services(map), ['a', 'b', 'c', 'd']);
  });
});

describe('a comma that is missing', () => {
  const comma = (text: string): string => `syntax at “${text}”: A comma is missing before this.`;
  const either = (text: string): string =>
    `syntax at “${text}”: A comma is missing before this, or quotes around the whole text.`;
  for (const [entry, messages, meant] of [
    ['{ owner: x project: p }', [either('project')], '{ owner: x, project: p }'],
    ['{ owner: x "project": p }', [either('"project"')], '{ owner: x, "project": p }'],
    ['{ owner: "x" project: p }', [comma('p')], '{ owner: "x", project: p }'],
    ['{ flags: [f] owner: x }', [comma('o')], '{ flags: [f], owner: x }'],
    ['{ flags: ["f" "g"\n    "h"] }', [comma('"'), comma('"')], '{ flags: ["f", "g", "h"] }'],
    ['{ flags: [f] # c\n    owner: x }', [comma('o')], '{ flags: [f], owner: x }'],
    ['{ flags: ["f, "g"] }', [quote('"')], '{ flags: [f, g] }'],
  ] as const)
    it(`is told where it belongs, and read as if it were there: ${entry}`, () => {
      const map = parseMap(`${head}services:\n  a: ${entry}\n  b: {}\n`);
      assert.deepEqual(told(map), messages);
      assert.deepEqual(
        dataOf(map.root),
        dataOf(parseMap(`${head}services:\n  a: ${meant}\n  b: {}\n`).root),
      );
    });

  it('is not looked for where a text with a colon needs quotes', () => {
    const map = parseMap(`${head}services:\n  a: { description: Fee: 3, owner: x }\n`);
    assert.deepEqual(told(map), ['syntax at “Fee:”: A text with a colon needs quotes here.']);
    assert.equal(map.model.services[0]?.owner?.text, 'x');
  });
});

describe('line ends that are carriage returns alone', () => {
  it('end lines, and are told once', () => {
    const map = parseMap(`${head}${tail}`.replaceAll('\n', '\r'));
    assert.deepEqual(told(map), [
      'syntax at “\r”: Lines end with a carriage return alone: 4 from here on. Use line feeds.',
    ]);
    assert.deepEqual(dataOf(map.root), dataOf(parseMap(`${head}${tail}`).root));
  });
});

describe('blanks that are no spaces', () => {
  const text = `${head}services:\n\u00a0\u00a0a:\u00a0{ owner: x }\n  b:\n  \u3000\u3000owner: z\n    path: p\u00a0q\n`;
  it('lay lines out like spaces, and are told once', () => {
    const map = parseMap(text);
    assert.deepEqual(told(map), [
      'syntax at “\u00a0”: These blanks are no spaces, but letters to YAML: 5 from here on. Use spaces.',
    ]);
    assert.deepEqual(services(map), ['a', 'b']);
    assert.deepEqual(
      map.model.services.map(({ owner }) => owner?.text),
      ['x', 'z'],
    );
  });
  it('are letters inside a text', () => {
    const map = parseMap(`${head}services:\n  a: { description: 10\u00a0000 }\n`);
    assert.deepEqual(told(map), []);
  });
});

describe('a file that is not in UTF-8', () => {
  it('is told at the first sign that could not be read, and read on', () => {
    const map = parseMap(`${head}services:\n  k\ufffdse: {}\n  b: { ownr: x }\n`);
    assert.deepEqual(
      map.problems.map(({ code, range }) => [code, range.start]),
      [
        ['not-text', 24],
        ['unknown-key', map.text.indexOf('ownr')],
      ],
    );
    assert.equal(services(map).length, 2);
  });
});
