#!/usr/bin/env node
// Stands in for the VS Code executable where none can be had: see embedded.ts.
import { register } from 'tsx/esm/api';

register();
const { runEmbedded } = await import('./embedded.ts');
process.exit(await runEmbedded(process.argv.slice(2)));
