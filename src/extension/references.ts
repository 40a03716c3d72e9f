import { commands, type ExtensionContext } from 'vscode';
import type { Location, Position } from 'vscode-languageclient';
import type { Client } from './client.ts';
import type { AnswerCommand } from './lateCommands.ts';

/** What a lens of the server does on a click; it shows mere text to a client without these. */
export const lensCommands = [
  'serviceMap.showReferences',
  'serviceMap.showGraph',
  'serviceMap.applyRecommendation',
];

/** Shows the places that a lens counts. The editor's own command takes its own types only. */
export function registerReferences(
  context: ExtensionContext,
  { language }: Client,
  answer: AnswerCommand,
): void {
  context.subscriptions.push(
    answer(
      'serviceMap.showReferences',
      (uri: string, position: Position, places: readonly Location[]) => {
        const { asUri, asPosition, asLocation } = language.protocol2CodeConverter;
        return commands.executeCommand(
          'editor.action.showReferences',
          asUri(uri),
          asPosition(position),
          places.map((place) => asLocation(place)),
        );
      },
    ),
  );
}
