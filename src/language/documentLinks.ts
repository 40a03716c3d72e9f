import type { ParsedMap } from '../map/parse.ts';
import type { Node } from '../map/syntax.ts';
import type { Range } from '../map/text.ts';
import { ruleByCode } from '../rules/index.ts';
import { readSilences } from '../rules/silence.ts';
import { pageOf } from './markdown.ts';
import { inside } from './places.ts';

export interface DocumentLink {
  readonly range: Range;
  readonly tooltip: string;
  /** An address, or a path as it is written, relative to the file it is written in. */
  readonly target: { readonly url: string } | { readonly path: string };
}

export interface LinkOptions {
  /** Address of the Flagsmith dashboard, without a slash at the end. */
  readonly dashboard: string;
}

/** What can be followed out of the map, inside `extent` and in the order of the text. */
export function documentLinksIn(
  map: ParsedMap,
  extent: Range,
  { dashboard }: LinkOptions,
): DocumentLink[] {
  return [...paths(map), ...dashboards(map, dashboard), ...rules(map, extent)]
    .filter(({ range }) => range.end > range.start && inside(extent, range))
    .sort((a, b) => a.range.start - b.range.start);
}

const webAddress = /^https?:\/\/[^\s/]/i;
const glob = /[*?[\]{}!]/;

/** A setting that may be a path, or an address. */
interface Written {
  readonly value: string;
  readonly range: Range;
  readonly tooltip: string;
}

function paths({ model, root }: ParsedMap): DocumentLink[] {
  const written: Written[] = [
    ...[...(model.apis?.values() ?? [])].flatMap(({ name, spec }) =>
      spec ? [{ ...spec, tooltip: `Open the description of API ${name.text}` }] : [],
    ),
    ...model.services.flatMap(({ name, path }) =>
      path ? [{ ...path, tooltip: `Open the folder of ${name.text}` }] : [],
    ),
    ...included(root),
  ];
  return written.flatMap(({ value, range, tooltip }): DocumentLink[] =>
    value === ''
      ? []
      : [{ range, tooltip, target: webAddress.test(value) ? { url: value } : { path: value } }],
  );
}

/** The included maps that are named one by one. */
const included = (root: Node | undefined): Written[] =>
  (root?.kind === 'map' ? root.pairs : [])
    .filter(({ key }) => key.text === 'include')
    .flatMap(({ value }) => (value.kind === 'list' ? value.items : [value]))
    .flatMap((item) =>
      item.kind === 'scalar' && !glob.test(item.text)
        ? [{ value: item.text, range: item.range, tooltip: 'Open the included map' }]
        : [],
    );

function dashboards({ model }: ParsedMap, dashboard: string): DocumentLink[] {
  const address = dashboard.replace(/\/+$/, '');
  if (!webAddress.test(address)) return [];
  return [...(model.projects?.values() ?? [])].flatMap(({ name, id }) =>
    id
      ? [
          {
            range: id.range,
            tooltip: `Open project ${name.text} in the Flagsmith dashboard`,
            target: { url: `${address}/project/${id.value}` },
          },
        ]
      : [],
  );
}

/** The codes of rules, in the policy and in comments that silence. */
function rules({ model, text }: ParsedMap, extent: Range): DocumentLink[] {
  const anchor = { offset: extent.start };
  const silences = readSilences(text.slice(extent.start, extent.end), anchor).flatMap(
    ({ codes }) => codes,
  );
  const policies = model.policies.map(({ name }) => ({ code: name.text, range: name.range }));
  return [...policies, ...silences].flatMap(({ code, range }) => {
    const rule = ruleByCode.get(code);
    return rule
      ? [{ range, tooltip: `About the rule: ${rule.title}`, target: { url: pageOf(code) } }]
      : [];
  });
}
