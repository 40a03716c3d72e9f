import assert from 'node:assert/strict';
import { actionsAt } from '../../../src/language/actions.ts';
import { analyse, analyseMap } from '../../../src/language/analysis.ts';
import { createMapReader } from '../../../src/map/parse.ts';
import { applyEdits } from '../../../src/map/text.ts';
import { marked } from '../../support/marker.ts';

/** The files after the action, the map’s own first; undefined where it is refused. */
function split(fixture: string, title: string): Record<string, string> | undefined {
  const { text, offset } = marked(fixture);
  const actions = actionsAt(analyse(text), { start: offset, end: offset });
  const action = actions.find((each) => each.title === title);
  assert.ok(action, actions.map((each) => each.title).join('\n'));
  const edits = action.edits();
  if (!edits) return undefined;
  const files = action.files?.().map(({ path, text: content }) => [path, content]) ?? [];
  return { '': applyEdits(text, edits), ...(Object.fromEntries(files) as Record<string, string>) };
}

describe('splitting a map', () => {
  const map = `# mine
version: 1 # one

teams: # all of them
  # the web
  web: {}
  pay: {}

services:
  # first
  ca|rt: # c
    owner: web
    # more: x

  # set off

  # second
  pay: { owner: pay }
constraints: []
`;

  it('moves a service with its comments', () => {
    assert.deepEqual(split(map, 'Move cart to services/cart.service-map.yaml'), {
      '': `# mine
version: 1 # one
include: [services/cart.service-map.yaml]

teams: # all of them
  # the web
  web: {}
  pay: {}

services:

  # set off

  # second
  pay: { owner: pay }
constraints: []
`,
      'services/cart.service-map.yaml': `version: 1
services:
  # first
  cart: # c
    owner: web
    # more: x
`,
    });
  });

  it('moves a section, its comment staying', () => {
    const at = map.replace('ca|rt', 'cart').replace('teams', 'te|ams');
    assert.deepEqual(split(at, 'Move section teams to teams.service-map.yaml'), {
      '': `# mine
version: 1 # one
include: [teams.service-map.yaml]

# all of them

services:
  # first
  cart: # c
    owner: web
    # more: x

  # set off

  # second
  pay: { owner: pay }
constraints: []
`,
      'teams.service-map.yaml': `version: 1
teams:
  # the web
  web: {}
  pay: {}
`,
    });
  });

  it('splits by recommended project, and joins what is included already', () => {
    const files = split(
      `version: 1
include: [a.yaml]
services:
  a|: { databases: [x] }
  b: { databases: [x] }
  "c/d": { databases: [y], project: "My project" }
`,
      'Split the map into files by recommended project',
    );
    assert.ok(files);
    assert.equal(
      files[''],
      'version: 1\ninclude: [a.yaml, projects/x.service-map.yaml, projects/My-project.service-map.yaml]\n'.replace(
        'projects/x.service-map.yaml, projects/My-project.service-map.yaml',
        Object.keys(files).slice(1).join(', '),
      ),
    );
    assert.equal(
      files['projects/My-project.service-map.yaml'],
      'version: 1\nservices:\n  "c/d": { databases: [y], project: "My project" }\n',
    );
  });

  it('refuses to part an alias from its anchor', () => {
    for (const caret of ['a|: &x', 'b|: *x'])
      assert.equal(
        split(
          'version: 1\nservices:\n  a: &x { owner: t }\n  b: *x\n'.replace(
            caret.replace('|', ''),
            caret,
          ),
          `Move ${caret.charAt(0)} to services/${caret.charAt(0)}.service-map.yaml`,
        ),
        undefined,
      );
  });
});

describe('joining the files of a map', () => {
  const joined = (...texts: readonly string[]): string | undefined => {
    const reader = createMapReader();
    texts.forEach((text, index) => {
      reader.set(String(index), text);
    });
    const action = actionsAt(analyseMap(reader.read()), { start: 0, end: 0 }).find(
      ({ kind }) => kind === 'source.joinFiles.serviceMap',
    );
    const edits = action?.edits();
    return edits && applyEdits(texts[0] ?? '', edits);
  };

  it('keeps what is said of the files that were included', () => {
    assert.equal(
      joined(
        'version: 1\n# parts\ninclude: # one a team\n  - b.yaml   # web\n\nservices: { a: {} }\n',
        'version: 1\nteams:\n  web: {}\n',
      ),
      'version: 1\n# parts\n# one a team\n# web\n\nservices: { a: {} }\nteams:\n  web: {}\n',
    );
    assert.equal(
      joined('version: 1\r\ninclude: [b.yaml] # web', 'version: 1\nteams:\n  web: {}\n'),
      'version: 1\r\n# web\r\nteams:\r\n  web: {}',
    );
  });

  it('takes in entries with their comments, and says nothing else', () => {
    assert.equal(
      joined(
        `version: 1 # one
include: [b.yaml, c.yaml]
teams: { web: {} } # ours
services:
    a: {} # a
# the end
`,
        `# file b
version: 1
teams: # theirs
  # pay
  pay: {}

  # loose

services: { b: { owner: pay } }
`,
        `version: 1
services:
  c:
    description: |
      x
        y
constraints:
- apart: [a, b]
`,
      ),
      `version: 1 # one
teams: # ours
    web: {}
    # file b
    # theirs
    # pay
    pay: {}

    # loose
services:
    a: {} # a
    b: { owner: pay }
    c:
      description: |
        x
          y
# the end
constraints:
    - apart: [a, b]
`,
    );
  });

  it('refuses where a name would stand twice, or a file is broken', () => {
    const own = 'version: 1\ninclude: [b.yaml]\nservices:\n  a: {}\n';
    assert.equal(joined(own, 'version: 1\nservices:\n  a: {}\n'), undefined);
    assert.equal(joined(own, 'version: 1\nservices:\n  b: {\n'), undefined);
  });
});
