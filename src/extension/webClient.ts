import { Uri } from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
} from 'vscode-languageclient/browser';
import type { CreateClient } from './client.ts';
import { languageId } from './mapDocuments.ts';
import { workerScript } from './workerScript.ts';

/** The server in a web worker of its own; a new one at each start. */
export const createWebClient: CreateClient = (context, options) => {
  const inDist = (...path: string[]) => Uri.joinPath(context.extensionUri, 'dist', ...path);
  return new LanguageClient(
    'serviceMap',
    'Service Map',
    async () => {
      const [core, server] = await Promise.all([
        textOf(inDist('core.cjs')),
        textOf(inDist('web', 'server.js')),
      ]);
      const worker = startWorker(workerScript(core, server));
      return {
        reader: new BrowserMessageReader(worker),
        writer: new BrowserMessageWriter(worker),
      };
    },
    options,
  );
};

/** VS Code refuses a worker by the address of an extension on a remote machine, but fetches it. */
async function textOf(file: Uri): Promise<string> {
  const response = await fetch(file.toString(true));
  if (!response.ok) throw new Error(`${file.path}: ${response.statusText}`);
  return response.text();
}

const startWorker = (script: string): Worker =>
  new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })), {
    name: languageId,
  });
