import { randomNumbers } from '../../src/grouping/random.ts';

const products = [
  'storefront',
  'checkout',
  'payments',
  'catalogue',
  'fulfilment',
  'returns',
  'loyalty',
  'search',
  'identity',
  'support',
  'marketing',
  'analytics',
  'pricing',
  'inventory',
  'delivery',
  'billing',
  'partners',
  'fraud',
  'content',
  'mobile',
] as const;
const parts = [
  'api',
  'web',
  'worker',
  'gateway',
  'events',
  'admin',
  'reports',
  'sync',
  'rules',
  'export',
  'cache',
  'notifier',
  'scheduler',
  'importer',
  'history',
  'quotes',
  'limits',
  'audit',
] as const;

/**
 * A map like those of real companies, of any size and the same each time: products with teams,
 * each with a database and a few flags, projects that follow them mostly, and coupling across.
 */
export function landscape(services: number, seed = 1): string {
  const random = randomNumbers(seed * 104729 + services);
  const pick = <Item>(list: readonly Item[]): Item =>
    list[Math.floor(random() * list.length)] as Item;
  const groups = Array.from({ length: Math.max(1, Math.round(services / 5.5)) }, (_, index) => {
    const round = Math.floor(index / products.length);
    const product = products[index % products.length] ?? 'storefront';
    return { product, name: round === 0 ? product : `${product}-${round + 1}` };
  });
  const lines = ['version: 1', 'organisation: { name: Acme, plan: enterprise }', 'apis:'];
  const all = Array.from({ length: services }, (_, index) => {
    const group = groups[index % groups.length] ?? { product: 'storefront', name: 'storefront' };
    const turn = Math.floor(index / groups.length);
    const part = parts[turn % parts.length] ?? 'api';
    const more = turn < parts.length ? '' : `-${Math.floor(turn / parts.length) + 1}`;
    return { group, name: `${group.name}-${part}${more}`, turn };
  });
  for (const { name, turn } of all)
    if (turn === 0)
      lines.push(`  ${name}: { stability: ${pick(['stable', 'evolving', 'internal'])} }`);
  lines.push('services:');
  for (const { group, name, turn } of all) {
    const other = random() < 0.14 ? pick(groups) : group;
    const project = random() < 0.1 ? undefined : other.name;
    const calls = random() < 0.25 ? [pick(groups).name] : [];
    const databases = [
      ...(random() < 0.75 ? [`${group.name}-db`] : []),
      ...(random() < 0.05 ? [`${pick(groups).name}-db`] : []),
    ];
    const flags = [
      `${name}-rollout`,
      ...(random() < 0.4 ? [`new-${group.name}`] : []),
      ...(random() < 0.06 ? [`new-${pick(groups).name}`] : []),
    ];
    lines.push(
      `  ${name}:`,
      `    owner: ${group.name}-team`,
      `    product: ${group.product}`,
      ...(project === undefined ? [] : [`    project: ${project}`]),
      ...(databases.length > 0 ? [`    databases: [${[...new Set(databases)].join(', ')}]`] : []),
      ...(turn === 0 ? [`    providesApis: [${name}]`] : []),
      ...(calls.length > 0 ? [`    consumesApis: [${calls[0] ?? ''}-api]`] : []),
      `    flags: [${[...new Set(flags)].join(', ')}]`,
    );
  }
  return `${lines.join('\n')}\n`;
}
