import { join } from 'node:path';
import Mocha from 'mocha';
import { extensions } from 'vscode';

/** Called by the extension host: runs the suites and rejects where one fails. */
export async function run(): Promise<void> {
  const root = extensions.getExtension('service-map.service-map')?.extensionPath ?? '';
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: 30_000,
    reporter: join(root, 'scripts', 'reporter.cjs'),
    reporterOptions: { file: join(root, 'out', 'test-results', 'vscode.json') },
    color: false,
  });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  await import('./editor.test.ts');
  await import('./fixes.test.ts');
  await import('./crash.test.ts');
  await import('./shell.test.ts');
  await import('./reading.test.ts');
  await import('./answers.test.ts');
  await import('./baseline.test.ts');
  await new Promise<void>((resolve, reject) => {
    mocha.run((failures) => {
      if (failures > 0) reject(new Error(`${failures} failed`));
      else resolve();
    });
  });
}
