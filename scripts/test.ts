import { spawn } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Everything that must hold, one after the other; the last line is the total of all suites. */
const root = join(import.meta.dirname, '..');
const results = join(root, 'out', 'test-results');

interface Totals {
  readonly passed: number;
  /** What failed, and why. */
  readonly failures: readonly string[];
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

const oneFailure = (of: string): Totals => ({ passed: 0, failures: [of] });

/** A step without tests of its own counts as one. */
async function step(name: string): Promise<Totals> {
  return (await npm(name)) ? { passed: 1, failures: [] } : oneFailure(name);
}

/** A suite counts its tests; one that fails without a failed test counts as one failure. */
async function suite(file: string, name: string, ...args: readonly string[]): Promise<Totals> {
  const ok = await npm(name, ...args);
  const totals = await readFile(join(results, file), 'utf8').then(
    (json) => JSON.parse(json) as Totals,
    () => oneFailure(name),
  );
  return ok || totals.failures.length > 0 ? totals : { ...totals, failures: [name] };
}

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
all.push(await suite('unit.json', 'test:unit', ...reporter('unit.json')));
all.push(await suite('vscode.json', 'test:vscode'));
all.push(await suite('workbench.json', 'test:workbench', ...reporter('workbench.json')));
all.push(await step('package'));

const passed = all.reduce((sum, each) => sum + each.passed, 0);
const failures = all.flatMap((each) => each.failures);
process.exitCode = failures.length === 0 ? 0 : 1;
// Said again at the end, as the reports are long.
for (const failure of failures) process.stdout.write(`\n✗ ${failure.trim()}\n`);
process.stdout.write(`\n${passed} passed, ${failures.length} failed\n`);
