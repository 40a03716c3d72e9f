import type { ExtensionContext } from 'vscode';
import { followActiveMap } from './activeMap.ts';
import { startClient, type CreateClient } from './client.ts';
import { registerCommands } from './commands.ts';
import { registerAnswers } from './answerPages.ts';
import type { AnswerCommand } from './lateCommands.ts';
import { watchMaps } from './maps.ts';
import { registerGraphPanel } from './panel.ts';
import { registerReferences } from './references.ts';
import { registerReview } from './review.ts';
import { registerStatus } from './status.ts';
import { registerTree, type MapTree } from './tree.ts';

/** The extension at work. */
export interface Shell {
  readonly tree: MapTree;
}

/** What the extension is made of. */
export async function openShell(
  context: ExtensionContext,
  create: CreateClient,
  answer: AnswerCommand,
): Promise<Shell> {
  const client = startClient(context, create);
  followActiveMap(context);
  watchMaps(context, client);
  registerGraphPanel(context, client, answer);
  registerCommands(context, client, answer);
  registerAnswers(context);
  registerReferences(context, client, answer);
  registerReview(context, client, answer);
  registerStatus(context, client);
  const tree = registerTree(context, client);
  await client.ready;
  return { tree };
}
