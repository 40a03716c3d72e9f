import { resolve } from 'node:path';
import { format } from 'node:util';
import { openWorkbench, type Workbench } from './workbench.ts';

/** What `runTests` of @vscode/test-electron passes to the VS Code it starts. */
function option(args: readonly string[], name: string): string | undefined {
  const prefix = `--${name}=`;
  return args.find((arg) => arg.startsWith(prefix))?.slice(prefix.length);
}

/** Runs extension tests in the embedded VS Code as the desktop one would; gives the exit code. */
export async function runEmbedded(args: readonly string[]): Promise<number> {
  const extension = option(args, 'extensionDevelopmentPath');
  const tests = option(args, 'extensionTestsPath');
  const folder = args.find((arg) => !arg.startsWith('-')) ?? process.cwd();
  if (extension === undefined || tests === undefined) {
    process.stderr.write(
      'the embedded VS Code needs --extensionDevelopmentPath and --extensionTestsPath\n',
    );
    return 2;
  }
  let workbench: Workbench | undefined;
  try {
    return await new Promise<number>((settle, fail) => {
      openWorkbench({
        folder: resolve(folder),
        extension,
        tests,
        onLog: (_type, parts) => {
          const line = format(...parts);
          // The server is installed without its compiled modules, and only its log misses them.
          if (!line.includes('Could not locate the bindings file'))
            process.stdout.write(`${line}\n`);
        },
        onExit: settle,
      }).then((opened) => {
        workbench = opened;
        opened.page.on('crash', () => {
          fail(new Error('the page of the embedded VS Code crashed'));
        });
      }, fail);
    });
  } finally {
    await workbench?.close();
  }
}
