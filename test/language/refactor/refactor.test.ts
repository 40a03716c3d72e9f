import assert from 'node:assert/strict';
import { done, titlesAt, tried } from '../../support/actions.ts';

describe('refactorings', () => {
  const apart = `version: 1
projects: { shop: {}, finance: {}, empty: {} }
services:
  cart: { project: shop, databases: [db] } # c
  pa|y: { project: finance, databases: [db] }
  x: { project: empty }
  y: { project: shop, databases: [db] }
`;
  it('move a service: the recommended project first, then where it is coupled', () => {
    assert.deepEqual(
      titlesAt(apart).filter((title) => title.startsWith('Move pay to project')),
      ['Move pay to project shop (recommended)', 'Move pay to project empty'],
    );
    assert.equal(
      done(apart, 'Move pay to project empty'),
      apart.replace('|', '').replace('project: finance', 'project: empty'),
    );
  });

  it('declare a name, or all of its kind where there is no section', () => {
    assert.equal(
      done(
        'version: 1\ndatabases: { a: {} }\nservices: { s: { databases: [a, b|] } }\n',
        'Declare database b',
      ),
      'version: 1\ndatabases: { a: {}, b: {} }\nservices: { s: { databases: [a, b] } }\n',
    );
    assert.equal(
      done(
        'version: 1\nservices:\n  s: { databases: [b|, a] }\n',
        'Declare all 2 databases in a section',
      ),
      'version: 1\nservices:\n  s: { databases: [b, a] }\ndatabases:\n  a: {}\n  b: {}\n',
    );
  });

  it('are not offered where a quick fix of the same name does it', () => {
    const titles = titlesAt(
      'version: 1\nteams: { shop: {} }\nservices: { s: { owner: shp|o } }\n',
    ).filter((title) => !/Silence|Switch|Move|Apply/.test(title));
    assert.deepEqual(titles.slice(0, 3), [
      'Change to shop',
      'Change shpo to shop everywhere',
      'Declare team shpo',
    ]);
    assert.equal(titles.filter((title) => title.startsWith('Declare')).length, 1);
  });

  it('sort a section with its comments, blank lines staying where they are', () => {
    assert.equal(
      done(
        `version: 1
services: # all
  # about pay
  pay|:
    owner: x
    # more: {}

  # about Cart
  # and more
  Cart: {} # c
  a: |
    text
`.replace('a: |\n    text\n', 'a: { owner: x }'),
        'Sort services by name',
      ),
      `version: 1
services: # all
  a: { owner: x }

  # about Cart
  # and more
  Cart: {} # c
  # about pay
  pay:
    owner: x
    # more: {}`,
    );
    assert.equal(
      done('version: 1\nservices: { b|: { owner: x }, a: {} } # c\n', 'Sort services by name'),
      'version: 1\nservices: { a: {}, b: { owner: x } } # c\n',
    );
  });

  it('refuse to sort what an alias would come before its anchor by', () => {
    assert.equal(
      tried('version: 1\nservices:\n  b|: &x { owner: t }\n  a: *x\n', 'Sort services by name'),
      undefined,
    );
  });

  it('write a list one entry a line, and on one line', () => {
    const flow = "version: 1\nservices:\n  a:\n    fl|ags: [x, 'y z'] # c\n    owner: t\n";
    const block =
      "version: 1\nservices:\n  a:\n    fl|ags: # c\n      - x\n      - 'y z'\n    owner: t\n";
    assert.equal(done(flow, 'Write flags one entry a line'), block.replace('|', ''));
    const bare = block.replace(' # c', '');
    assert.equal(done(bare, 'Write flags on one line'), flow.replace('|', '').replace(' # c', ''));
    assert.ok(!titlesAt(block).some((title) => title.startsWith('Write flags')));
  });

  it('write a map one entry a line, and on one line', () => {
    const flow = 'version: 1\nservices:\n  a|: { owner: t, flags: [x] }\n  b: {}\n';
    const block = 'version: 1\nservices:\n  a|:\n    owner: t\n    flags: [x]\n  b: {}\n';
    assert.equal(done(flow, 'Write a one entry a line'), block.replace('|', ''));
    assert.equal(done(block, 'Write a on one line'), flow.replace('|', ''));
  });

  it('take no half-typed text away', () => {
    const attempted = (fixture: string, title: string) =>
      titlesAt(fixture).includes(title) ? tried(fixture, title) : undefined;
    const service = (line: string) =>
      `version: 1\nservices:\n  e|:\n    databases: [d]\n    ${line}\n    cadence: weekly\n`;
    for (const line of ['appro', 'approvals 2', 'foo, bar', 'foo]', 'segments: [ d1, ] d3 ]'])
      assert.equal(attempted(service(line), 'Write e on one line'), undefined, line);
    assert.ok(tried(service('approvals: 2'), 'Write e on one line'));
    for (const [fixture, title] of [
      [
        'services:\n  e:\n    data|bases:\n      - d1\n      d3\n      - d2\n',
        'databases on one line',
      ],
      ['services: { e: {} }\nte|ams:\n  a: {}\n  zed\n  b: {}\n', 'teams on one line'],
      ['services:\n  e:\n    data|bases: [ d1,  " ] # c\n', 'databases one entry a line'],
      ['services:\n  e|: { owner: x, "p }\n', 'e one entry a line'],
    ] as const)
      assert.equal(attempted(`version: 1\n${fixture}`, `Write ${title}`), undefined, fixture);
    const projects = (line: string) =>
      `version: 1\nprojects:\n  p1: { id: 1 }\n  p2|:\n    id: 2\n    ${line}\n  # p2\nservices: { s: { project: p1 }, t: { project: p2 } }\n`;
    assert.equal(attempted(projects('acces'), 'Merge project p2 into p1'), undefined);
    assert.ok(tried(projects('access: []'), 'Merge project p2 into p1'));
  });

  it('remove all unused declarations, and a section with its last one', () => {
    assert.equal(
      done(
        `version: 1
teams: { a: {}, b: {}, c: {}, d: {} }
apis:
  x: {} # x
products:
  p: {}
  q: {}
services: { s|: { owner: c, product: q } }
`,
        'Remove 5 unused declarations',
      ),
      `version: 1
teams: { c: {} }
products:
  q: {}
services: { s: { owner: c, product: q } }
`,
    );
  });

  it('merge projects: an empty list of access is filled', () => {
    assert.equal(
      done(
        'version: 1\nprojects: { a: { access: [t], segmentOverrides: 3 }, b: { access: [] } }\nservices: { s: { project: |a } }\n',
        'Merge project a into b',
      ),
      'version: 1\nprojects: { b: { access: [t], segmentOverrides: 3 } }\nservices: { s: { project: b } }\n',
    );
  });

  it('merge projects: services, access and overrides', () => {
    assert.equal(
      done(
        `version: 1
projects:
  shop: { id: 1, access: [a], segmentOverrides: 5 }
  old|: # gone
    id: 2
    access: [a, b]
    segmentOverrides: 7
services:
  s: { project: old } # s
  t: { project: "old" }
  u: { project: shop }
`,
        'Merge project old into shop',
      ),
      `version: 1
projects:
  shop: { id: 1, access: [a, b], segmentOverrides: 12 }
services:
  s: { project: shop } # s
  t: { project: "shop" }
  u: { project: shop }
`,
    );
    assert.equal(
      done(
        'version: 1\nprojects: { a: { access: [t], segmentOverrides: 3 }, b: {} }\nservices: { s: { project: |a } }\n',
        'Merge project a into b',
      ),
      'version: 1\nprojects: { b: { access: [t], segmentOverrides: 3 } }\nservices: { s: { project: b } }\n',
    );
    assert.equal(
      done(
        'version: 1\nprojects:\n  a: { access: [t] }\nservices: { s: { project: |a }, u: { project: b } }\n',
        'Merge project a into b',
      ),
      'version: 1\nprojects:\n  b: { access: [t] }\nservices: { s: { project: b }, u: { project: b } }\n',
    );
  });
});
