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

/** Placeholders, as a snippet has them: a text, a number, or a list of texts. */
type Blank =
  { readonly text: string } | { readonly number: string } | { readonly list: readonly string[] };
type Settings = Readonly<Record<string, Blank>>;

const text = (placeholder: string): Blank => ({ text: `\${${placeholder}}` });
const list = (...placeholders: readonly string[]): Blank => ({
  list: placeholders.map((each) => `\${${each}}`),
});

const entries: Readonly<Record<NameKind, readonly [text: string, settings: Settings]>> = {
  service: [
    'A service with its owner, project, databases and APIs.',
    {
      owner: text('2:team'),
      project: text('3:project'),
      databases: list('4:database'),
      consumesApis: list('5:api'),
      flags: list('6:flag'),
    },
  ],
  team: [
    'A team, and whom it works with.',
    { members: { number: '${2:5}' }, worksWith: list('3:team') },
  ],
  product: ['A product that services are part of.', {}],
  context: ['Who flags are evaluated for.', { identity: text('2:user.id') }],
  database: ['A logical schema.', { kind: text('2:postgresql') }],
  api: [
    'An API, and how firm its contract is.',
    { stability: text('2|stable,evolving,internal|') },
  ],
  segment: ['A segment, and the traits it looks at.', { traits: list('2:trait') }],
  flag: ['A flag, and how it decides.', { rollout: text('2|toggle,percentage,experiment|') }],
  project: [
    'A Flagsmith project, and who can open it.',
    { id: { number: '${2:1}' }, access: list('3:team') },
  ],
};

const quoted = (json: boolean, written: string): string => (json ? `"${written}"` : written);

function written(blank: Blank, json: boolean): string {
  if ('number' in blank) return blank.number;
  if ('text' in blank) return quoted(json, blank.text);
  return `[${blank.list.map((each) => quoted(json, each)).join(', ')}]`;
}

const pairs = (settings: Settings, json: boolean): string[] =>
  Object.entries(settings).map(([key, blank]) => `${quoted(json, key)}: ${written(blank, json)}`);

function inBraces(settings: Settings, json: boolean): string {
  const inside = pairs(settings, json).join(', ');
  return inside === '' ? '{}' : `{ ${inside} }`;
}

const map = `version: 1
services:
  \${1:cart}:
    owner: \${2:checkout}
    project: \${3:storefront}
    databases: [\${4:orders-db}]
  \${5:orders}:
    owner: \${2:checkout}
    project: \${3:storefront}
    databases: [\${4:orders-db}]
`;

/** A whole map, for a file that has no key yet. */
export const mapSnippet = ({ json, flow, quotes, colon }: Cursor): Snippet[] =>
  json || flow || quotes || colon
    ? []
    : [snippet('new map', 'Two services to start from, with what they share.', map)];

/** A whole new entry of a section; a service has a line for each key where `lines` allows it. */
export function entrySnippet(kind: NameKind, cursor: Cursor, lines: boolean): Snippet[] {
  const { json, flow, indent, quotes, colon } = cursor;
  if (quotes || colon) return [];
  const [about, settings] = entries[kind];
  const deeper = `\n${' '.repeat(indent + 2)}`;
  const body =
    kind === 'service' && lines && !flow
      ? pairs(settings, json)
          .map((line) => deeper + line)
          .join('')
      : ` ${inBraces(settings, json)}`;
  return [snippet(`new ${kind}`, about, `${quoted(json, '${1:name}')}:${body}`)];
}

/** Whole constraints; `dash` where the list item has not begun yet. */
export const constraintSnippets = (dash: string, { json, quotes }: Cursor): Snippet[] =>
  quotes
    ? []
    : [
        snippet(
          'keep together',
          'Services that must share a project, and why.',
          dash +
            inBraces({ together: list('1:one', '2:another'), because: text('3:reason') }, json),
        ),
        snippet(
          'keep apart',
          'Services that must not share a project, and why.',
          dash + inBraces({ apart: list('1:one', '2:another'), because: text('3:reason') }, json),
        ),
      ];
