import { extract, type Extraction, type Part } from '../../map/edits.ts';
import { pairOf, type Pair } from '../../map/syntax.ts';
import { contains, type Range } from '../../map/text.ts';
import { rootKeys } from '../../map/vocabulary.ts';
import type { Action } from '../action.ts';
import type { Analysis } from '../analysis.ts';
import { pairsAt, serviceAt } from './place.ts';

const extension = '.service-map.yaml';

/** Moves what stands at `range` to a file of its own: a service, or the section whose key it is. */
export function moveToFile(analysis: Analysis, range: Range): Action[] {
  const [main] = analysis.map.files;
  if (!main?.root || !isBlock(main.root) || !contains(main.range, range.start)) return [];
  return [...serviceToFile(analysis, range), ...sectionToFile(analysis, range)];
}

const isBlock = (root: { readonly kind: string; readonly flow?: boolean }): boolean =>
  root.kind === 'map' && root.flow === false;

function serviceToFile(analysis: Analysis, range: Range): Action[] {
  const found = serviceAt(analysis, range);
  if (!found || analysis.map.model.services.length < 2) return [];
  const { text: name } = found.service.name;
  const [path = ''] = newPaths(analysis, 'services/', [name]);
  return [
    extraction(analysis, 'refactor.extract', `Move ${name} to ${path}`, [
      { path, section: 'services', names: [name] },
    ]),
  ];
}

function sectionToFile(analysis: Analysis, range: Range): Action[] {
  const [section] = pairsAt(analysis, range.start);
  if (!section || !contains(section.key.range, range.start) || !declares(section)) return [];
  const names = section.value.kind === 'map' ? section.value.pairs.map(({ key }) => key.text) : [];
  if (names.length === 0) return [];
  const [path = ''] = newPaths(analysis, '', [section.key.text]);
  return [
    extraction(analysis, 'refactor.extract', `Move section ${section.key.text} to ${path}`, [
      { path, section: section.key.text, names },
    ]),
  ];
}

const declares = ({ key }: Pair): boolean =>
  rootKeys.some(({ name, type }) => name === key.text && type.kind === 'entries');

/** A file for the services of each recommended project, all included here. */
export function splitByProject(analysis: Analysis): Action[] {
  const { recommended, settled, map } = analysis;
  const [main, ...others] = map.files;
  const { members, names } = recommended;
  if (!settled || members.length < 2 || !main?.root || !isBlock(main.root) || others.length > 0)
    return [];
  const paths = newPaths(analysis, 'projects/', names);
  const parts = members.map((services, group) => ({
    path: paths[group] ?? '',
    section: 'services',
    names: services.map((service) => map.model.services[service]?.name.text ?? ''),
  }));
  return [
    {
      ...extraction(
        analysis,
        'source.splitByProject.serviceMap',
        'Split the map into files by recommended project',
        parts.filter((part) => part.names.length > 0),
      ),
      confirm: 'Split the map into files',
    },
  ];
}

function extraction(
  { map }: Analysis,
  kind: Action['kind'],
  title: string,
  parts: readonly Part[],
): Action {
  let made: { readonly result: Extraction | undefined } | undefined;
  const make = (): Extraction | undefined => (made ??= { result: extract(map, parts) }).result;
  return { title, kind, edits: () => make()?.edits, files: () => make()?.files ?? [] };
}

/** A file name for each name, none of them alike or included already. */
function newPaths({ map }: Analysis, folder: string, names: readonly string[]): string[] {
  const include = pairOf(map.root, 'include')?.value;
  const items = include?.kind === 'list' ? include.items : [];
  const taken = new Set(
    items.flatMap((item) => (item.kind === 'scalar' ? [item.text.toLowerCase()] : [])),
  );
  return names.map((name) => {
    const plain = name.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[-.]+|[-.]+$/g, '');
    const base = folder + (plain === '' ? 'part' : plain);
    let path = base + extension;
    for (let count = 2; taken.has(path.toLowerCase()); count++)
      path = `${base}-${count}${extension}`;
    taken.add(path.toLowerCase());
    return path;
  });
}
