/** Which rules read which keys. Keys are named by their section and themselves. */
const rules: Readonly<Record<string, readonly string[]>> = {
  'organisation.plan': ['over-limit', 'excess-access'],
  'teams.worksWith': ['team-access', 'excess-access'],
  'contexts.traits': ['trait-type'],
  'contexts.identity': ['distinct-context'],
  'databases.schemaOwner': ['shared-database'],
  'databases.server': ['shared-database'],
  'apis.stability': ['stable-api', 'internal-api'],
  'segments.traits': ['shared-segment'],
  'flags.rollout': ['split-rollout'],
  'flags.requires': ['flag-dependency'],
  'flags.visibleTo': ['restricted-flag', 'excess-access'],
  'flags.serverSideOnly': ['client-exposure'],
  'projects.access': ['excess-access'],
  'projects.segmentOverrides': ['near-limit', 'over-limit'],
  'services.owner': ['team-access', 'same-owner'],
  'services.product': ['same-product', 'distinct-product'],
  'services.project': ['stay', 'split-apart', 'lumped-together'],
  'services.surface': ['client-exposure'],
  'services.databases': ['shared-database'],
  'services.providesApis': ['stable-api', 'internal-api'],
  'services.consumesApis': ['stable-api', 'internal-api'],
  'services.flags': ['shared-flag', 'name-collision'],
  'services.segments': ['shared-segment'],
  'services.context': ['distinct-context'],
  'services.releasesWith': ['coordinated-release'],
  'services.environments': ['environment-mismatch'],
  'services.cadence': ['release-cadence'],
  'services.approvals': ['approval-policy'],
  'constraints.together': ['contradicting-constraints'],
  'constraints.apart': ['contradicting-constraints'],
};

/** Rules that look at one value of a key alone. */
const ofValues: Readonly<Record<string, readonly string[]>> = {
  'apis.stability=stable': ['stable-api'],
  'apis.stability=evolving': ['internal-api'],
  'apis.stability=internal': ['internal-api'],
  'flags.rollout=toggle': [],
};

/** The id of a path of keys: entries lie between a section and its keys, items of lists do not. */
function idOf(path: readonly string[]): string {
  const [section = '', ...rest] = path;
  const key = section === 'constraints' || section === 'organisation' ? rest[0] : rest[1];
  return `${section}.${key ?? ''}`;
}

export const rulesOfKey = (path: readonly string[]): readonly string[] => rules[idOf(path)] ?? [];

export const rulesOfValue = (path: readonly string[], value: string): readonly string[] =>
  ofValues[`${idOf(path)}=${value}`] ?? rulesOfKey(path);

/** All of them, by the id of their key. */
export const keyRules: Readonly<Record<string, readonly string[]>> = rules;
