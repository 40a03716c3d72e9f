import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
} from 'vscode-languageserver/browser';
import { dropCancelled } from './cancel.ts';
import { noFiles } from './files.ts';
import { serve } from './serve.ts';
import { answerQuestion, type Question, type Reply } from './threadSolver.ts';
import { createWorkerSolver, solverName } from './workerSolver.ts';

if (self.name === solverName) {
  self.onmessage = ({ data }: MessageEvent<Question>) => {
    answerQuestion(data, (reply: Reply) => {
      self.postMessage(reply);
    });
  };
} else {
  // The server in a web worker: the page that starts it is its client.
  serve(
    createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self), dropCancelled),
    { solver: createWorkerSolver(self.location.href), files: noFiles },
  );
}
