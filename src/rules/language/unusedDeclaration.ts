import { wordOf } from '../../map/kindWords.ts';
import { removeKey } from '../../map/edits.ts';
import { sectionOf } from '../../map/vocabulary.ts';
import { nameKinds, type NameKind } from '../../map/model.ts';
import { declarationsOf } from '../declared.ts';
import { fixWith } from '../fixes.ts';
import { createReferences } from '../references.ts';
import type { Range } from '../../map/text.ts';
import type { Finding, Rule } from '../rule.ts';

const code = 'unused-declaration';

const kinds = nameKinds.filter((kind) => kind !== 'service');

const unused = (kind: NameKind, name: string, range: Range): Finding => ({
  code,
  severity: 'hint',
  message: `Nothing refers to ${wordOf(kind)} ${name}.`,
  range,
  related: [],
  unnecessary: true,
  data: { kind, name },
});

export const unusedDeclaration: Rule = {
  code,
  family: 'language',
  title: 'Unused declaration',
  what: 'A team, product, context, database, API, segment, flag or project is declared, and nothing refers to it.',
  why: 'It has no part in the judgement: a leftover, or a name that is written differently where it is used.',
  todo: 'Use it, or take it out (quick fix).',
  severity: 'hint',
  check({ map: { model, parts } }, memory) {
    const used = memory.once('used', [], createReferences);
    used.update(parts);
    return kinds.flatMap((kind) => {
      const declared = declarationsOf(model, kind);
      return memory.once(kind, [declared, used.version(kind)], () =>
        [...(declared ?? [])].flatMap(([name, declaration]) =>
          used.has(kind, name) ? [] : unused(kind, name, declaration.name.range),
        ),
      );
    });
  },
  fixes({ data }, { map }) {
    const { kind, name } = data ?? {};
    if (kind === undefined || name === undefined) return [];
    return fixWith(
      `Remove ${wordOf(kind)} ${name}`,
      () => removeKey(map, [sectionOf(kind as NameKind).name, name]),
      true,
    );
  },
  triggers: [
    {
      title: 'A team that owns nothing',
      map: `version: 1
teams: { checkout: {}, web: {} }
services: { cart: { owner: checkout } }
`,
      expect: ['Nothing refers to team web.'],
    },
  ],
  quiet: [
    {
      title: 'Every team owns something',
      map: `version: 1
teams: { checkout: {} }
services: { cart: { owner: checkout } }
`,
    },
  ],
};
