import type { NameKind } from '../../map/model.ts';
import type { Cursor } from '../cursor.ts';
import type { CompletionItem } from '../completion.ts';

type Snippet = Omit<CompletionItem, 'range'>;

const snippet = (label: string, documentation: string, insert: string): Snippet => ({
  label,
  kind: 'snippet',
  documentation,
  insert,
  snippet: true,
  rank: 9000,
});

const entries: Readonly<Record<NameKind, readonly [text: string, settings: string]>> = {
  service: ['A service with its owner, project, databases and APIs.', ''],
  team: ['A team, and whom it works with.', '{ members: ${2:5}, worksWith: [$3] }'],
  product: ['A product that services are part of.', '{}'],
  context: ['Who flags are evaluated for.', '{ identity: ${2:user.id} }'],
  database: ['A logical schema.', '{ kind: ${2:postgresql} }'],
  api: ['An API, and how firm its contract is.', '{ stability: ${2|stable,evolving,internal|} }'],
  segment: ['A segment, and the traits it looks at.', '{ traits: [$2] }'],
  flag: ['A flag, and how it decides.', '{ rollout: ${2|toggle,percentage,experiment|} }'],
  project: ['A Flagsmith project, and who can open it.', '{ id: ${2:1}, access: [$3] }'],
};

/** A whole new entry of a section. */
export function entrySnippet(kind: NameKind, { indent }: Cursor): Snippet {
  const [text, settings] = entries[kind];
  const deeper = `\n${' '.repeat(indent + 2)}`;
  const body =
    kind === 'service'
      ? [
          'owner: ${2:team}',
          'project: ${3:project}',
          'databases: [${4}]',
          'consumesApis: [${5}]',
          'flags: [${6}]',
        ]
          .map((line) => deeper + line)
          .join('')
      : ` ${settings}`;
  return snippet(`new ${kind}`, text, `\${1:name}:${body}`);
}

/** Whole constraints; `dash` where the list item has not begun yet. */
export const constraintSnippets = (dash: string): Snippet[] => [
  snippet(
    'keep together',
    'Services that must share a project, and why.',
    `${dash}{ together: [\${1:one}, \${2:another}], because: \${3:reason} }`,
  ),
  snippet(
    'keep apart',
    'Services that must not share a project, and why.',
    `${dash}{ apart: [\${1:one}, \${2:another}], because: \${3:reason} }`,
  ),
];
