import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
} from 'vscode-languageserver/browser';
import { noFiles } from './files.ts';
import { connectionOptions } from './gate.ts';
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
    createConnection(
      new BrowserMessageReader(self),
      new BrowserMessageWriter(self),
      connectionOptions(),
    ),
    { solver: createWorkerSolver(self.location.href), files: noFiles },
  );
}
