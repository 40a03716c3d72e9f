import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
} from 'vscode-languageserver/browser';
import { dropCancelled } from './cancel.ts';
import { noFiles } from './files.ts';
import { serve } from './serve.ts';
import { solveHere } from './solver.ts';

/** The server in a web worker: the page that starts it is its client. */
serve(
  createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self), dropCancelled),
  { solver: solveHere, files: noFiles },
);
