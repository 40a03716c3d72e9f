import { Uri } from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
} from 'vscode-languageclient/browser';
import type { CreateClient } from './client.ts';

/** The server in a web worker of its own; a new one at each start. */
export const createWebClient: CreateClient = (context, options) => {
  const script = Uri.joinPath(context.extensionUri, 'dist', 'web', 'server.js');
  return new LanguageClient(
    'serviceMap',
    'Service Map',
    () => {
      const worker = new Worker(script.toString(true), { name: 'Service Map' });
      return Promise.resolve({
        reader: new BrowserMessageReader(worker),
        writer: new BrowserMessageWriter(worker),
      });
    },
    options,
  );
};
