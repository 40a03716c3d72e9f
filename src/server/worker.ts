import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
} from 'vscode-languageserver/browser';
import { dropCancelled } from './cancel.ts';
import { serve } from './serve.ts';

/** The server in a web worker: the page that starts it is its client. */
serve(
  createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self), dropCancelled),
);
