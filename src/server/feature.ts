import type { ClientCapabilities, Connection, ServerCapabilities } from 'vscode-languageserver';
import type { Abilities } from './abilities.ts';
import type { ClientFacts } from './clientFacts.ts';
import type { Diagnostics } from './diagnostics.ts';
import type { Documents, View } from './documents.ts';
import type { LeftAlone } from '../language/leftAlone.ts';
import type { OpenMap } from './openMap.ts';
import type { SettingsStore } from './settings.ts';

/** What a feature of the server works with. */
export interface Host {
  readonly connection: Connection;
  readonly documents: Documents;
  readonly diagnostics: Diagnostics;
  readonly settings: SettingsStore;
  readonly leftAlone: LeftAlone;
  /** What the client has said of itself in its `initialize` request. */
  client(): ClientCapabilities;
  /** What it can take in. */
  can(): Abilities;
  facts(): ClientFacts;
  /** The client has other workspace folders now. */
  setFolders(folders: readonly string[]): void;
  /** Calls `listener` whenever a document has been judged anew. */
  onJudged(listener: (view: View) => void): void;
  /** Calls `listener` whenever a map has been judged anew, `views` being its open documents, or is gone. */
  onMapChanged(listener: (map: OpenMap, views: readonly View[]) => void): void;
}

/** One feature of the server: what it tells the client it can do, and the handlers for it. */
export interface Feature {
  readonly capabilities?: ServerCapabilities;
  /** The same where it depends on what the client can take in. */
  capabilitiesFor?(can: Abilities): ServerCapabilities;
  register(host: Host): void;
}
