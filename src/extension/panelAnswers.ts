import { commands, l10n, Range, window, type Uri } from 'vscode';
import { htmlOf } from '../graph/exports/html.ts';
import type { FromPage, Place, ToPage } from '../graph/protocol.ts';
import { moveToRequest, storyRequest, trialRequest } from '../server/requests.ts';
import type { Client } from './client.ts';
import { applyOrSay } from './applyEdit.ts';
import { saveExport } from './exports.ts';
import { reveal } from './places.ts';

/** What answers need. */
interface Asked {
  readonly client: Client;
  readonly uri: Uri;
  readonly documentUri: string;
  post(message: ToPage): Thenable<boolean>;
}

/** Does what the page asks for. */
export async function answer(
  message: Exclude<FromPage, { readonly type: 'ready' | 'keep' }>,
  { client, uri, documentUri, post }: Asked,
): Promise<void> {
  const { language } = client;
  switch (message.type) {
    case 'open':
      await reveal(uri, rangeOf(message.place));
      return;
    case 'moveAll':
      await commands.executeCommand('serviceMap.applyRecommendation', uri.toString());
      return;
    case 'story': {
      const { type, service } = message;
      const story = await language.sendRequest(storyRequest, { uri: documentUri, service });
      await post({ type, service, ...(story && { story }) });
      return;
    }
    case 'trial': {
      const { type, service, target } = message;
      const trial = await language.sendRequest(trialRequest, { uri: documentUri, service, target });
      await post({ type, service, target, ...(trial && { trial }) });
      return;
    }
    case 'move': {
      const { service, target } = message;
      const params = { uri: documentUri, service, target };
      let edit;
      try {
        edit = await language.sendRequest(moveToRequest, params);
      } catch (error) {
        // The service or the project may be gone since the picture was drawn.
        void window.showWarningMessage(error instanceof Error ? error.message : String(error));
        return;
      }
      if (edit) await applyOrSay(language, edit);
      else
        void window.showInformationMessage(
          l10n.t('{0} cannot be moved by an edit of this file.', service),
        );
      return;
    }
    case 'save':
      await saveExport(uri, message);
      return;
    case 'report':
      await saveExport(uri, { format: 'html', content: htmlOf(message.subject, message.picture) });
  }
}

const rangeOf = ({ start, end }: Place): Range =>
  new Range(start.line, start.character, end.line, end.character);
