import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Mocha from 'mocha';
import { extensions } from 'vscode';

/** Called by the extension host: runs the suites and rejects where one fails. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 30_000, reporter: 'spec', color: false });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  await import('./editor.test.ts');
  await import('./fixes.test.ts');
  await import('./crash.test.ts');
  await import('./shell.test.ts');
  await import('./reading.test.ts');
  await import('./answers.test.ts');
  await import('./baseline.test.ts');
  await new Promise<void>((resolve, reject) => {
    const runner = mocha.run((failures) => {
      const passes = runner.stats?.passes ?? 0;
      record({ passes, failures });
      if (failures > 0) reject(new Error(`${String(failures)} failed`));
      else resolve();
    });
  });
}

function record(totals: { passes: number; failures: number }): void {
  const root = extensions.getExtension('service-map.service-map')?.extensionPath ?? '';
  const file = join(root, 'out', 'test-results', 'vscode.json');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(totals));
}
