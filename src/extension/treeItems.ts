import {
  l10n,
  MarkdownString,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
} from 'vscode';
import type { PlacedNode } from '../server/requests.ts';

/** How each node of the tree looks, sounds and is called. */
type Of<Kind extends PlacedNode['kind']> = Extract<PlacedNode, { readonly kind: Kind }>;

const { Collapsed, Expanded, None } = TreeItemCollapsibleState;

export function itemOf(node: PlacedNode): TreeItem {
  switch (node.kind) {
    case 'grouping':
      return grouping(node);
    case 'project':
      return project(node);
    case 'service':
      return service(node);
    case 'reason':
      return reason(node);
    case 'more':
      return more(node);
  }
}

interface Look {
  readonly label: string;
  readonly description?: string;
  /** The whole of it in words, for those who hear it. */
  readonly spoken: string;
  readonly icon: ThemeIcon;
  readonly state: TreeItemCollapsibleState;
  readonly context: string;
}

function item({ label, description, spoken, icon, state, context }: Look): TreeItem {
  return Object.assign(new TreeItem(label, state), {
    ...(description !== undefined && { description }),
    accessibilityInformation: { label: spoken },
    iconPath: icon,
    contextValue: context,
  });
}

const strikes = () => new ThemeColor('list.warningForeground');
const holds = () => new ThemeColor('charts.green');

function grouping({
  grouping: name,
  overruled,
  moving,
  projects,
  proven,
}: Of<'grouping'>): TreeItem {
  const today = name === 'current';
  const label = today ? l10n.t('Today') : l10n.t('Recommended');
  const points = overruled === 0 ? l10n.t('nothing overruled') : countOf.points(overruled);
  const described = Object.assign(
    item({
      label,
      description: points,
      spoken: l10n.t('{0}: {1}, {2}', label, countOf.projects(projects), points),
      icon: new ThemeIcon(today ? 'calendar' : 'lightbulb'),
      state: today ? Expanded : Collapsed,
      context: `serviceMap.${name}${moving > 0 ? '.moving' : ''}`,
    }),
    { tooltip: new MarkdownString() },
  );
  described.tooltip.appendText(
    today
      ? l10n.t('The projects as the map has them today.')
      : l10n.t('The projects that go against the fewest reasons.'),
  );
  const lines = [
    l10n.t(
      'Points are what the reasons for and against weigh. Overruled are those that this grouping goes against.',
    ),
    ...(moving > 0
      ? [l10n.t('{0} would move to another project.', countOf.services(moving))]
      : [l10n.t('Nothing would move.')]),
    ...(proven ? [l10n.t('No grouping overrules fewer points.')] : []),
  ];
  for (const line of lines) described.tooltip.appendMarkdown('\n\n').appendText(line);
  return described;
}

/** Counted things, each as a whole phrase: translations need more forms than two. */
export const countOf = {
  points: (count: number) =>
    count === 1 ? l10n.t('1 point overruled') : l10n.t('{0} points overruled', count),
  projects: (count: number) => (count === 1 ? l10n.t('1 project') : l10n.t('{0} projects', count)),
  services: (count: number) => (count === 1 ? l10n.t('1 service') : l10n.t('{0} services', count)),
  findings: (count: number) => (count === 1 ? l10n.t('1 finding') : l10n.t('{0} findings', count)),
};

function project(node: Of<'project'>): TreeItem {
  const { grouping: name, project: given, services, moving, location } = node;
  const label = given ?? l10n.t('No project');
  const count = countOf.services(services);
  const change =
    moving === 0
      ? undefined
      : name === 'current'
        ? l10n.t('{0} to move', moving)
        : l10n.t('{0} new', moving);
  const description = change === undefined ? count : l10n.t('{0} · {1}', count, change);
  const tooltip = new MarkdownString();
  tooltip.appendMarkdown('**').appendText(label).appendMarkdown('**\n\n').appendText(description);
  return Object.assign(
    item({
      label,
      description,
      spoken:
        given === null
          ? l10n.t('Without a project: {0}', description)
          : l10n.t('Project {0}: {1}', given, description),
      icon: new ThemeIcon(given === null ? 'question' : 'project'),
      state: Collapsed,
      context: `serviceMap.project${location ? '.declared' : ''}`,
    }),
    { tooltip },
  );
}

function service(node: Of<'service'>): TreeItem {
  const { grouping: name, service: label, client, other, points } = node;
  const moves = other !== undefined;
  const where = other ?? l10n.t('no project');
  const parts = [
    ...(moves ? [name === 'current' ? `→ ${where}` : `← ${where}`] : []),
    ...(points ? [sums(points)] : []),
  ].filter((part) => part !== '');
  const said = [
    l10n.t('Service {0}', label),
    ...(moves
      ? [
          name === 'current'
            ? l10n.t('recommended project: {0}', where)
            : l10n.t('today in: {0}', where),
        ]
      : []),
    ...(points
      ? [l10n.t('{0} points for its project, {1} against', points.share, points.split)]
      : []),
  ];
  return item({
    label,
    ...(parts.length > 0 && { description: parts.join(' · ') }),
    spoken: said.join(', '),
    icon: new ThemeIcon(client ? 'browser' : 'server-process', moves ? strikes() : undefined),
    state: Collapsed,
    context: `serviceMap.service${moves ? '.moves' : ''}`,
  });
}

/** `+12 −4`; a lock where something is required. */
function sums({ share, split, required }: NonNullable<Of<'service'>['points']>): string {
  return [
    ...(required ? [l10n.t('required')] : []),
    ...(share > 0 ? [`+${share}`] : []),
    ...(split > 0 ? [`−${split}`] : []),
  ].join(' ');
}

function reason(node: Of<'reason'>): TreeItem {
  const { rule, title, direction, points, others, count, reasons, overruled } = node;
  const weight =
    points === 'required' ? l10n.t('required') : points < 0 ? `−${-points}` : `+${points}`;
  const names =
    count > others.length
      ? l10n.t('{0} and {1} more', others.join(', '), count - others.length)
      : others.join(', ');
  const side =
    direction === 'share'
      ? l10n.t('for sharing a project with {0}', names)
      : l10n.t('against sharing a project with {0}', names);
  const verdict = overruled ? l10n.t('overruled here') : l10n.t('followed here');
  const tooltip = new MarkdownString();
  tooltip.appendMarkdown('**').appendText(title).appendMarkdown('**\n\n');
  tooltip.appendText(l10n.t('{0} {1}, {2}.', weight, side, verdict)).appendMarkdown('\n\n');
  for (const why of reasons) tooltip.appendMarkdown('- ').appendText(why).appendMarkdown('\n');
  return Object.assign(
    item({
      label: `${weight} ${title}`,
      description: overruled ? l10n.t('overruled · {0}', names) : names,
      spoken: `${title}: ${weight} ${side}, ${verdict}. ${reasons[0] ?? ''}`,
      icon: overruled
        ? new ThemeIcon('circle-slash', strikes())
        : new ThemeIcon(direction === 'share' ? 'link' : 'check', holds()),
      state: None,
      // A constraint is the user's own word: there is no page about it.
      context: `serviceMap.reason${rule === 'constraint' ? '' : '.rule'}`,
    }),
    { tooltip },
  );
}

function more({ count }: Of<'more'>): TreeItem {
  const label = count === 1 ? l10n.t('1 more reason') : l10n.t('{0} more reasons', count);
  return item({
    label,
    spoken: label,
    icon: new ThemeIcon('ellipsis'),
    state: None,
    context: 'serviceMap.more',
  });
}
