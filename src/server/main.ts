import { Console } from 'node:console';
import {
  createConnection,
  ProposedFeatures,
  StreamMessageReader,
  type Connection,
} from 'vscode-languageserver/node';
import { nodeFiles } from '../node/files.ts';
import { createNodeSolver } from '../node/threadSolver.ts';
import { tidyAtRest } from '../node/tidy.ts';
import { StreamWriter } from '../node/writer.ts';
import { connectionOptions } from './gate.ts';
import { createDecoder } from '../node/decoder.ts';
import { serve } from './serve.ts';

/** Over the process's streams, where we write the messages ourselves. */
function overStdio(): Connection {
  // What a library has to say must not get between the messages.
  globalThis.console = new Console(process.stderr);
  const writer = new StreamWriter(process.stdout);
  const reader = new StreamMessageReader(process.stdin, {
    contentTypeDecoder: createDecoder((refusal) => void writer.write(refusal)),
  });
  // The client has gone without a word.
  process.stdin.once('end', () => process.exit(1));
  return createConnection(ProposedFeatures.all, reader, writer, connectionOptions());
}

const connection = process.argv.includes('--stdio')
  ? overStdio()
  : createConnection(ProposedFeatures.all, connectionOptions());

serve(connection, { solver: createNodeSolver(), files: nodeFiles });
tidyAtRest();

// All the server knows follows from the documents: after an error it can go on, as a worker does.
process.on('uncaughtException', (error) => {
  process.stderr.write(`${error.stack ?? String(error)}\n`);
});
