import { commands, type ExtensionContext } from 'vscode';
import type { Location, Position, Range } from 'vscode-languageclient';
import type { Client } from './client.ts';
import type { AnswerCommand } from './lateCommands.ts';
import { reveal } from './places.ts';

/** What lenses and code actions of the server call; a client without these gets them plain. */
export const serverCommands = [
  'serviceMap.showReferences',
  'serviceMap.showPlace',
  'serviceMap.showGraph',
  'serviceMap.applyRecommendation',
];

/** Shows the places that a lens counts, or one. The editor's own commands take its own types only. */
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
    answer('serviceMap.showPlace', (uri: string, range: Range) => {
      const { asUri, asRange } = language.protocol2CodeConverter;
      return reveal(asUri(uri), asRange(range));
    }),
  );
}
