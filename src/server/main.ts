import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { nodeFiles } from '../node/files.ts';
import { dropCancelled } from './cancel.ts';
import { serve } from './serve.ts';
import { createNodeSolver } from '../node/threadSolver.ts';

serve(createConnection(ProposedFeatures.all, dropCancelled), {
  solver: createNodeSolver(),
  files: nodeFiles,
});

// All the server knows follows from the documents: after an error it can go on, as a worker does.
process.on('uncaughtException', (error) => {
  process.stderr.write(`${error.stack ?? String(error)}\n`);
});
