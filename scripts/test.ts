import { spawn } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Everything that must hold, one after the other; the last line is the total of all suites. */
const root = join(import.meta.dirname, '..');
const results = join(root, 'out', 'test-results');

interface Totals {
  passed: number;
  failed: number;
}

function npm(...args: readonly string[]): Promise<boolean> {
  process.stdout.write(`\n▶ npm ${args.join(' ')}\n`);
  return new Promise((resolve) => {
    const child = spawn('npm', ['run', '--silent', ...args], {
      cwd: root,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    });
    child.on('close', (code) => {
      resolve(code === 0);
    });
  });
}

/** A step without tests of its own counts as one. */
async function step(...args: readonly string[]): Promise<Totals> {
  const ok = await npm(...args);
  return { passed: Number(ok), failed: Number(!ok) };
}

/** A suite counts its tests; one that fails without a failed test counts as one failure. */
async function suite(
  file: string,
  read: (json: string) => Totals,
  ...args: readonly string[]
): Promise<Totals> {
  const ok = await npm(...args);
  try {
    const totals = read(await readFile(join(results, file), 'utf8'));
    return ok || totals.failed > 0 ? totals : { ...totals, failed: 1 };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

const mochaTotals = (json: string): Totals => {
  const { stats } = JSON.parse(json) as { stats: { passes: number; failures: number } };
  return { passed: stats.passes, failed: stats.failures };
};

const ownTotals = (json: string): Totals => {
  const { passes, failures } = JSON.parse(json) as { passes: number; failures: number };
  return { passed: passes, failed: failures };
};

const reporter = (file: string): string[] => [
  '--',
  '--reporter',
  join(root, 'scripts', 'reporter.cjs'),
  '--reporter-option',
  `file=${join(results, file)}`,
];

await rm(results, { recursive: true, force: true });
await mkdir(results, { recursive: true });
const all: Totals[] = [];
for (const check of ['check:types', 'check:lint', 'check:architecture', 'check:generated', 'build'])
  all.push(await step(check));
all.push(await suite('unit.json', mochaTotals, 'test:unit', ...reporter('unit.json')));
all.push(await suite('vscode.json', ownTotals, 'test:vscode'));
all.push(
  await suite('workbench.json', mochaTotals, 'test:workbench', ...reporter('workbench.json')),
);
all.push(await step('package'));

const total = all.reduce((sum, { passed, failed }) => ({
  passed: sum.passed + passed,
  failed: sum.failed + failed,
}));
process.exitCode = total.failed === 0 ? 0 : 1;
process.stdout.write(`\n${String(total.passed)} passed, ${String(total.failed)} failed\n`);
