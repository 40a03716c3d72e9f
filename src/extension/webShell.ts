import type { ExtensionContext } from 'vscode';
import type { AnswerCommand } from './lateCommands.ts';
import { createWebClient } from './webClient.ts';
import { openShell, type Shell } from './shell.ts';

export const open = (context: ExtensionContext, answer: AnswerCommand): Promise<Shell> =>
  openShell(context, createWebClient, answer);
