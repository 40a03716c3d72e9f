import type { NameKind } from '../../map/model.ts';
import { list, plural } from '../../rules/common.ts';
import type { Analysis } from '../analysis.ts';
import { escape } from '../markdown.ts';
import type { NameOf } from '../places.ts';
import { usersOf } from '../users.ts';
import { paragraphs, rulesLine, tellServices } from './parts.ts';
import { heading } from './things.ts';

const rules: Partial<Record<NameKind, readonly string[]>> = {
  team: ['team-access', 'same-owner'],
  product: ['same-product', 'distinct-product'],
  context: ['distinct-context', 'trait-type'],
};

const uses: Partial<Record<NameKind, string>> = {
  team: 'Owns',
  product: 'Part of it:',
  context: 'Flags are evaluated for it in',
};

/** What services belong to: a team, a product or a context, and who does. */
export function aboutGroup(analysis: Analysis, found: NameOf): string {
  const { kind, name } = found;
  const { map, recommended, limited } = analysis;
  const users = usersOf(map, found);
  const projects = new Set(users.map((user) => recommended.groupOf[user] ?? -1));
  const spread =
    limited || users.length === 0
      ? ''
      : ` Recommended in ${projects.size === 1 ? `project **${escape(recommended.names[[...projects][0] ?? -1] ?? '')}**` : plural(projects.size, 'project')}.`;
  return paragraphs([
    heading(kind, name.text),
    kind === 'team' ? aboutTeam(analysis, name.text) : undefined,
    users.length === 0
      ? 'No service names it.'
      : `${uses[kind] ?? 'Named by'} ${tellServices(analysis, users, 8)}.${spread}`,
    kind === 'context' ? aboutTraits(analysis, name.text) : undefined,
    rulesLine(analysis, rules[kind] ?? []),
  ]);
}

function aboutTeam({ map: { model } }: Analysis, name: string): string {
  const team = model.teams?.get(name);
  if (!team) return '';
  const partners = new Set(team.worksWith.map(({ text }) => text));
  for (const [other, { worksWith }] of model.teams ?? [])
    if (other !== name && worksWith.some(({ text }) => text === name)) partners.add(other);
  const open = [...(model.projects ?? [])].flatMap(([project, { access }]) =>
    access.some(({ text }) => text === name) ? [project] : [],
  );
  return [
    ...(team.members ? [`${plural(team.members.value, 'member')}.`] : []),
    ...(partners.size > 0 ? [`Works with ${escape(list([...partners]))}.`] : []),
    ...(open.length > 0 ? [`Can also open ${escape(list(open))}.`] : []),
  ].join(' ');
}

function aboutTraits({ map: { model } }: Analysis, name: string): string {
  const traits = model.contexts?.get(name)?.traits ?? [];
  if (traits.length === 0) return '';
  const told = traits.map((trait) =>
    trait.type ? `${trait.name.text} (${trait.type.value})` : trait.name.text,
  );
  return `Traits: ${escape(list(told, 12))}.`;
}
