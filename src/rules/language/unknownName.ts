import { wordOf } from '../../map/kindWords.ts';
import { closest } from '../../map/closest.ts';
import { addEntry, renameAt } from '../../map/edits.ts';
import { nameKinds, type NameKind, type ServiceMap } from '../../map/model.ts';
import { sectionOf } from '../../map/vocabulary.ts';
import { declaredNames } from '../declared.ts';
import { fixWith, suggestionFix, usesOf } from '../fixes.ts';
import type { Occurrence } from '../../map/validate.ts';
import { sameItems } from '../../map/sameItems.ts';
import type { Memory } from '../memory.ts';
import type { Finding, FindingInput, Rule } from '../rule.ts';

const code = 'unknown-name';

type Known = ReadonlyMap<NameKind, ReadonlySet<string> | undefined>;

/** The declared names, the same sets as long as no name has come or gone. */
function knownNames(model: ServiceMap, memory: Memory): Known {
  const sets = nameKinds.map((kind) => {
    const seen = memory.once<{ names: ReadonlySet<string> | undefined }>(kind, [], () => ({
      names: undefined,
    }));
    const declared = declaredNames(model, kind);
    return memory.once(`declared ${kind}`, [declared], () => {
      const names = declared && [...declared.keys()];
      if (!names || !seen.names || !sameItems(names, [...seen.names]))
        seen.names = names && new Set(names);
      return seen.names;
    });
  });
  return memory.once('known', sets, () => new Map(nameKinds.map((kind, i) => [kind, sets[i]])));
}

function check({ map }: FindingInput, memory: Memory): readonly Finding[] {
  const known = knownNames(map.model, memory);
  const suggestions = memory.once(
    'suggestions',
    [known],
    () => new Map<string, string | undefined>(),
  );
  return memory.aligned('findings', map.parts, [known], ({ occurrences }) =>
    unknownIn(occurrences, known, suggestions),
  );
}

function unknownIn(
  occurrences: readonly Occurrence[],
  known: Known,
  suggestions: Map<string, string | undefined>,
): Finding[] {
  return occurrences.flatMap(({ kind, role, name }) => {
    const names = known.get(kind);
    if (role === 'declaration' || !names || names.has(name.text)) return [];
    const id = `${kind} ${name.text}`;
    if (!suggestions.has(id)) suggestions.set(id, closest(name.text, names));
    const suggestion = suggestions.get(id);
    const hint = suggestion === undefined ? '' : ` Did you mean "${suggestion}"?`;
    return {
      code,
      severity: 'error' as const,
      message: `No ${wordOf(kind)} "${name.text}" is declared under ${sectionOf(kind).name}.${hint}`,
      range: name.range,
      related: [],
      data: {
        kind,
        name: name.text,
        ...(suggestion !== undefined && { suggestion }),
      },
    };
  });
}

export const unknownName: Rule = {
  code,
  family: 'language',
  title: 'Unknown name',
  what: 'A name is used that its section does not declare. A section that does not exist declares everything.',
  why: 'A slip in a name silently cuts a coupling: two services on one database look like two databases.',
  todo: 'Correct the name, or declare it (quick fixes).',
  severity: 'error',
  check,
  fixes(finding, input) {
    const { map } = input;
    const { kind, name, suggestion } = finding.data ?? {};
    if (kind === undefined || name === undefined) return [];
    const section = sectionOf(kind as NameKind).name;
    const names = () => declaredNames(map.model, kind as NameKind)?.keys() ?? [];
    return [
      ...suggestionFix(finding, input, names),
      ...(suggestion === undefined
        ? []
        : fixWith(`Change ${name} to ${suggestion} everywhere`, () =>
            renameAt(map, usesOf(map, kind, name), suggestion),
          )),
      ...fixWith(`Declare ${wordOf(kind)} ${name}`, () => addEntry(map, section, name)),
    ];
  },
  triggers: [
    {
      title: 'A slip in the name of a database',
      map: `version: 1
databases: { orders-db: {} }
services:
  orders: { databases: [orders-db] }
  billing: { databases: [order-db] }
`,
      expect: ['No database "order-db" is declared under databases. Did you mean "orders-db"?'],
    },
  ],
  quiet: [
    {
      title: 'Nothing is declared yet',
      map: `version: 1
services:
  orders: { databases: [orders-db] }
  billing: { databases: [order-db] }
`,
    },
  ],
};
