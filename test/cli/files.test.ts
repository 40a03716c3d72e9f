import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { version } from '../../package.json';
import type { CheckReport } from '../../src/cli/commands.ts';
import type { RecommendationReport } from '../../src/language/recommendation.ts';
import { commandLine } from '../support/bundles.ts';

/** The command line as it is run, in a folder of files. */
describe('the command line and files', () => {
  let folder: string;
  const write = async (path: string, text: string): Promise<void> => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  };
  const run = (args: readonly string[], cwd = folder) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [commandLine, ...args], {
      cwd,
      encoding: 'utf8',
    });
    return { status, stdout, stderr };
  };
  const check = (...args: string[]) =>
    JSON.parse(run(['check', '--format', 'json', ...args]).stdout) as CheckReport;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'service-map-'));
    await write('service-map.yaml', 'version: 1\ninclude: [services/*.yaml]\n');
    await write(
      'services/cart.yaml',
      'version: 1\nservices:\n  cart: { databases: [db], project: shop }\n',
    );
    await write(
      'services/orders.yaml',
      'version: 1\nteams: {}\nservices:\n  orders: { databases: [db], project: orders, owner: web }\n',
    );
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('says which version it is', () => {
    assert.deepEqual(run(['--version']), { status: 0, stdout: `${version}\n`, stderr: '' });
  });

  it('reads maps of several files, and says in which one a finding stands', () => {
    const { status, stdout } = run(['check', 'service-map.yaml']);
    assert.equal(status, 1);
    assert.match(
      stdout,
      /^services\/cart\.yaml:3:\d+: warning: cart is coupled .*\[split-apart\]$/m,
    );
    assert.match(stdout, /^services\/orders\.yaml:4:\d+: error: .*\[unknown-name\]$/m);
    const { findings } = check('service-map.yaml');
    const split = findings.find(({ code }) => code === 'split-apart');
    assert.deepEqual(
      split?.related.map(({ file }) => file),
      ['services/orders.yaml'],
    );
    const { groups } = JSON.parse(
      run(['recommend', '--format', 'json', 'service-map.yaml']).stdout,
    ) as RecommendationReport;
    assert.deepEqual(
      groups.map(({ services }) => services),
      [['cart', 'orders']],
    );
  });

  it('reads a map that lies elsewhere with the files beside it', () => {
    const { stdout } = run(['check', join(folder, 'service-map.yaml')], tmpdir());
    assert.match(stdout, /services\/cart\.yaml:3/);
  });

  it('writes a baseline, and is quiet about what is in it', async () => {
    const written = run(['baseline', 'service-map.yaml']);
    assert.deepEqual(written, {
      status: 0,
      stdout: 'service-map-baseline.json: 2 findings\n',
      stderr: '',
    });
    const text = await readFile(join(folder, 'service-map-baseline.json'), 'utf8');
    assert.equal(
      text,
      `{
  "version": 1,
  "findings": [
    {"code":"split-apart","file":"services/cart.yaml","at":"services/cart/project","services":["cart","orders"]},
    {"code":"unknown-name","file":"services/orders.yaml","at":"services/orders/owner","names":{"kind":"team","name":"web"}}
  ]
}
`,
    );
    const quiet = run(['check', 'service-map.yaml']);
    assert.deepEqual(
      [quiet.status, quiet.stdout],
      [0, '0 errors, 0 warnings, 0 notes, 2 in the baseline\n'],
    );
    assert.deepEqual(
      check('service-map.yaml').silenced.map(({ code, silencedBy }) => [code, silencedBy]),
      [
        ['split-apart', 'baseline'],
        ['unknown-name', 'baseline'],
      ],
    );
    assert.equal(check('--no-baseline', 'service-map.yaml').findings.length, 2);
    // What is in it already stays in it.
    assert.equal(run(['baseline', 'service-map.yaml']).status, 0);
    assert.equal(await readFile(join(folder, 'service-map-baseline.json'), 'utf8'), text);
  });

  it('reports entries that fit nothing any more, with their lines', async () => {
    run(['baseline', 'service-map.yaml']);
    await write(
      'services/orders.yaml',
      'version: 1\nservices:\n  orders: { databases: [db], project: orders }\n',
    );
    const { status, stdout } = run(['check', 'service-map.yaml']);
    assert.equal(status, 0);
    assert.match(
      stdout,
      /^service-map-baseline\.json:5:5: warning: .*unknown-name.*\[stale-baseline\]$/m,
    );
    await rm(join(folder, 'services/orders.yaml'));
    assert.equal(
      check('service-map.yaml').findings.filter(({ code }) => code === 'stale-baseline').length,
      2,
    );
  });

  it('takes a baseline of another name, which must be there to be read', async () => {
    assert.equal(run(['baseline', '--baseline', 'old.json', 'service-map.yaml']).status, 0);
    assert.deepEqual(check('--baseline', 'old.json', 'service-map.yaml').findings, []);
    assert.equal(check('service-map.yaml').findings.length, 2);
    const missing = run(['check', '--baseline', 'none.json', 'service-map.yaml']);
    assert.deepEqual(
      [missing.status, missing.stderr],
      [2, 'service-map: none.json: no such file\n'],
    );
  });

  it('says what it cannot read of a baseline, and fails', async () => {
    await write('service-map-baseline.json', '{ "version": 1, "findings": [{ "code": "x" }] }');
    const { status, stdout } = run(['check', 'service-map.yaml']);
    assert.equal(status, 1);
    assert.match(stdout, /^service-map-baseline\.json:1:\d+: error: .*\[unreadable-baseline\]$/m);
  });
});
