import { Uri } from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
} from 'vscode-languageclient/browser';
import { languageId, type CreateClient } from './client.ts';

/** The server in a web worker of its own; a new one at each start. */
export const createWebClient: CreateClient = (context, options) => {
  const script = Uri.joinPath(context.extensionUri, 'dist', 'web', 'server.js');
  return new LanguageClient(
    'serviceMap',
    'Service Map',
    async () => {
      const worker = await startWorker(script);
      return {
        reader: new BrowserMessageReader(worker),
        writer: new BrowserMessageWriter(worker),
      };
    },
    options,
  );
};

/** VS Code refuses a worker by the address of an extension on a remote machine, but fetches it. */
async function startWorker(script: Uri): Promise<Worker> {
  const response = await fetch(script.toString(true));
  if (!response.ok) throw new Error(`${script.path}: ${response.statusText}`);
  const address = URL.createObjectURL(
    new Blob([await response.text()], { type: 'text/javascript' }),
  );
  return new Worker(address, { name: languageId });
}
