import { baselineName } from '../language/baseline.ts';
import type { Severities } from '../language/findings.ts';
import { policyWords } from '../map/model.ts';
import type { ClientCapabilities, Connection } from 'vscode-languageserver';

/** What a user can set; the section `serviceMap` of the client’s configuration. */
export interface Settings {
  /** How severe what rules find is, by the code of the rule. */
  readonly rules: Severities;
  /** Where the baseline is, from the folder of the map on; empty: none is used. */
  readonly baseline: string;
  readonly inlayHints: { readonly enabled: boolean };
  readonly codeLens: { readonly enabled: boolean };
  readonly semanticHighlighting: { readonly enabled: boolean };
  readonly flagsmith: {
    /** Address of the Flagsmith dashboard, without a slash at the end. */
    readonly dashboard: string;
  };
  readonly diagnostics: {
    /** Most findings that are published of one document. */
    readonly maximum: number;
  };
  readonly recommendation: {
    /** Milliseconds for the search. */
    readonly timeLimit: number;
  };
}

export const defaultSettings: Settings = {
  rules: {},
  baseline: baselineName,
  inlayHints: { enabled: true },
  codeLens: { enabled: true },
  semanticHighlighting: { enabled: true },
  flagsmith: { dashboard: 'https://app.flagsmith.com' },
  diagnostics: { maximum: 500 },
  recommendation: { timeLimit: 1000 },
};

export interface SettingsStore {
  /** The newest settings; the defaults until the client has answered. */
  current(): Settings;
  /** Languages by the patterns of files that the user has given them to. */
  associations(): Readonly<Record<string, string>>;
  onChange(listener: (settings: Settings) => void): void;
  /** Whether the client can be asked for them, from its `initialize` request. */
  initialize(capabilities: ClientCapabilities): void;
  /** Asks the client for them, where it can be asked. */
  fetch(): void;
}

/** Follows the client’s configuration. A client without one gets the defaults. */
export function createSettings(connection: Connection): SettingsStore {
  let settings = defaultSettings;
  let associations: Readonly<Record<string, string>> = {};
  let asked = false;
  const listeners: ((settings: Settings) => void)[] = [];
  const update = (given: unknown): void => {
    settings = {
      ...merged(defaultSettings, given),
      rules: severitiesIn(isObject(given) ? given.rules : undefined),
    };
    for (const listener of listeners) listener(settings);
  };
  const ask = async (): Promise<void> => {
    const [own, languages] = (await connection.workspace.getConfiguration([
      { section: 'serviceMap' },
      { section: 'files.associations' },
    ])) as readonly unknown[];
    associations = textsIn(languages);
    update(own);
  };
  connection.onDidChangeConfiguration(({ settings: sent }: { settings: unknown }) => {
    if (asked) void ask();
    else update(isObject(sent) ? sent.serviceMap : undefined);
  });
  return {
    current: () => settings,
    associations: () => associations,
    onChange: (listener) => listeners.push(listener),
    initialize: ({ workspace }) => {
      asked = workspace?.configuration === true;
    },
    fetch: () => {
      if (asked) void ask();
    },
  };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `given` where it has the type of the default, else the default: nothing else can get in. */
function merged<T>(standard: T, given: unknown): T {
  if (!isObject(standard)) return typeof given === typeof standard ? (given as T) : standard;
  if (!isObject(given)) return standard;
  return Object.fromEntries(
    Object.entries(standard).map(([key, value]) => [key, merged(value, given[key])]),
  ) as T;
}

const textsIn = (given: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(isObject(given) ? given : {}).flatMap(([key, value]) =>
      typeof value === 'string' ? [[key, value]] : [],
    ),
  );

/** The known severities of an object with keys of any name. */
const severitiesIn = (given: unknown): Severities =>
  Object.fromEntries(
    Object.entries(isObject(given) ? given : {}).filter(([, value]) =>
      policyWords.some((word) => word === value),
    ),
  ) as Severities;
