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
    const failures: string[] = [];
    const runner = mocha.run((failed) => {
      const passed = runner.stats?.passes ?? 0;
      record({ passed, failed, failures });
      if (failed > 0) reject(new Error(`${String(failed)} failed`));
      else resolve();
    });
    runner.on('fail', (test, error: Error) =>
      failures.push(`${test.fullTitle()}: ${error.message}`),
    );
  });
}

/** In the form of `scripts/reporter.cjs`. */
function record(totals: { passed: number; failed: number; failures: readonly string[] }): void {
  const root = extensions.getExtension('service-map.service-map')?.extensionPath ?? '';
  const file = join(root, 'out', 'test-results', 'vscode.json');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(totals));
}
