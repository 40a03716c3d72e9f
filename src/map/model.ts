import type { Range } from './text.ts';
import type { Users } from './users.ts';

/** The kinds of names a service map declares and refers to. */
export const nameKinds = [
  'service',
  'team',
  'product',
  'context',
  'database',
  'api',
  'segment',
  'flag',
  'project',
] as const;
export type NameKind = (typeof nameKinds)[number];

/** One occurrence of a name in the text. */
export interface Name {
  readonly text: string;
  readonly range: Range;
}

/** A scalar setting with the place of its value. */
export interface Setting<T> {
  readonly value: T;
  readonly range: Range;
}

export type Plan = 'free' | 'start-up' | 'scale-up' | 'enterprise' | 'open-source';
export type Stability = 'stable' | 'evolving' | 'internal';
export type Rollout = 'toggle' | 'percentage' | 'experiment';
export type Surface = 'server' | 'client';
export type Cadence = 'continuous' | 'daily' | 'weekly' | 'monthly' | 'quarterly';
export type TraitType = 'string' | 'integer' | 'float' | 'boolean';
export type Access = 'write' | 'read';
export type Preset = 'coupling' | 'fewer-projects';
export type Policy = number | Severity | 'off';
/** From the most severe on. */
export const severities = ['error', 'warning', 'information', 'hint'] as const;
export type Severity = (typeof severities)[number];
/** The words that a rule can be set to. */
export const policyWords = [...severities, 'off'] as const;

/** What every declared thing has: its name where it is declared, and the whole entry. */
export interface Declaration {
  readonly name: Name;
  /** From the key's first character to the end of its value. */
  readonly range: Range;
}

export interface Team extends Declaration {
  readonly members?: Setting<number>;
  readonly flagsmithGroup?: Setting<string>;
  /** Counts both ways, whichever side says it. */
  readonly worksWith: readonly Name[];
}
export type Product = Declaration;
export interface Context extends Declaration {
  readonly identity?: Setting<string>;
  readonly traits: readonly { readonly name: Name; readonly type?: Setting<TraitType> }[];
}
export interface Database extends Declaration {
  readonly kind?: Setting<string>;
  readonly schemaOwner?: Name;
  /** The machine it runs on: two schemas on one server are looked at and not counted. */
  readonly server?: Setting<string>;
}
export interface Api extends Declaration {
  readonly stability?: Setting<Stability>;
  readonly spec?: Setting<string>;
}
export interface Segment extends Declaration {
  readonly context?: Name;
  readonly traits: readonly Name[];
}
export interface Flag extends Declaration {
  readonly rollout?: Setting<Rollout>;
  readonly requires: readonly Name[];
  /** Teams that may see it; undefined: everyone. */
  readonly visibleTo?: readonly Name[];
  readonly serverSideOnly?: Setting<boolean>;
}
export interface Project extends Declaration {
  readonly id?: Setting<number>;
  /** Segment overrides in its fullest environment. */
  readonly segmentOverrides?: Setting<number>;
  readonly access: readonly Name[];
}
export interface DatabaseUse {
  readonly name: Name;
  readonly access: Access;
}
export interface Service extends Declaration {
  readonly description?: Setting<string>;
  readonly owner?: Name;
  readonly product?: Name;
  readonly project?: Name;
  readonly surface?: Setting<Surface>;
  readonly path?: Setting<string>;
  readonly databases: readonly DatabaseUse[];
  readonly providesApis: readonly Name[];
  readonly consumesApis: readonly Name[];
  readonly flags: readonly Name[];
  readonly segments: readonly Name[];
  readonly context?: Name;
  readonly releasesWith: readonly Name[];
  readonly environments?: readonly Name[];
  readonly cadence?: Setting<Cadence>;
  readonly approvals?: Setting<number>;
}
export interface Constraint {
  readonly kind: 'together' | 'apart';
  readonly services: readonly Name[];
  readonly because?: Setting<string>;
  readonly range: Range;
}

/** What the `rules:` section says about one rule. */
export interface RulePolicy {
  readonly name: Name;
  readonly setting: Setting<Policy>;
}

export interface Organisation {
  readonly name?: Setting<string>;
  readonly plan?: Setting<Plan>;
}

/** Declared sections: name → declaration. `undefined` where the section does not exist. */
export interface ServiceMap {
  readonly version?: Setting<number>;
  readonly organisation: Organisation;
  readonly teams: ReadonlyMap<string, Team> | undefined;
  readonly products: ReadonlyMap<string, Product> | undefined;
  readonly contexts: ReadonlyMap<string, Context> | undefined;
  readonly databases: ReadonlyMap<string, Database> | undefined;
  readonly apis: ReadonlyMap<string, Api> | undefined;
  readonly segments: ReadonlyMap<string, Segment> | undefined;
  readonly flags: ReadonlyMap<string, Flag> | undefined;
  readonly projects: ReadonlyMap<string, Project> | undefined;
  /** Sorted by name in code-unit order, so that nothing depends on the order of keys. */
  readonly services: readonly Service[];
  readonly users: Users;
  readonly constraints: readonly Constraint[];
  readonly preset: Preset;
  readonly policies: readonly RulePolicy[];
}
