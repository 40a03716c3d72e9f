import type { Choose, Tree, TreeMap } from './writer.ts';

/** Names that need care. */
export const names = [
  'cart',
  'orders',
  'with space',
  "it's",
  'a: b',
  '# hash',
  'x, y',
  '[z]',
  '{',
  'no',
  '012',
  '1e3',
  'null',
  '🚀',
  '<script>',
  'constructor',
  'toString',
  'quo"te',
  'back\\slash',
  'two\nlines',
  '-',
  '?',
  'trailing ',
  'é.ü/@(x)+1',
] as const;

export const some = <T>(choose: Choose, list: readonly T[]): T => list[choose(list.length)] as T;
const few = (choose: Choose): string[] => [
  ...new Set(Array.from({ length: choose(4) }, () => some(choose, names))),
];
const maybe = (choose: Choose, key: string, value: () => Tree): [string, Tree][] =>
  choose(2) === 0 ? [[key, value()]] : [];
const named = (choose: Choose, value: () => Tree): Tree =>
  new Map(few(choose).map((name) => [name, value()]));

/** A service map of every kind of setting, small and odd. */
export function randomTree(choose: Choose): TreeMap {
  const word = () => some(choose, names);
  const service = (): Tree =>
    new Map<string, Tree>([
      ...maybe(choose, 'owner', word),
      ...maybe(choose, 'project', word),
      ...maybe(choose, 'description', word),
      ...maybe(choose, 'approvals', () => choose(5)),
      ...maybe(choose, 'flags', () => few(choose)),
      ...maybe(choose, 'databases', () =>
        choose(2) === 0 ? few(choose) : named(choose, () => some(choose, ['read', 'write'])),
      ),
    ]);
  const sections: [string, Tree][] = [
    ['version', 1],
    ['services', named(choose, service)],
    ...maybe(choose, 'teams', () =>
      named(choose, () => new Map<string, Tree>(maybe(choose, 'members', () => choose(9)))),
    ),
    ...maybe(choose, 'projects', () =>
      named(choose, () => new Map<string, Tree>(maybe(choose, 'access', () => few(choose)))),
    ),
    ...maybe(choose, 'rules', () => new Map<string, Tree>([['preset', 'coupling']])),
    ...maybe(choose, 'constraints', () => [
      new Map<string, Tree>([
        ['apart', ['cart', 'orders']],
        ['because', word()],
      ]),
    ]),
  ];
  if (choose(5) === 0) sections.shift();
  for (let i = sections.length - 1; i > 0; i--) {
    const j = choose(i + 1);
    [sections[i], sections[j]] = [sections[j] as [string, Tree], sections[i] as [string, Tree]];
  }
  return new Map(sections);
}
