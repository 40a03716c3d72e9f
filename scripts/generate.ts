import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { format } from 'prettier';
import { baselineSchema } from '../src/language/baselineSchema.ts';
import { referencePage } from '../src/map/reference.ts';
import { jsonSchema } from '../src/map/schema.ts';
import { allRules } from '../src/rules/index.ts';
import { rulePage, rulesPage } from '../src/rules/page.ts';
import { manifestWithRules, shellBundle, shellSources, textsWithRules } from './l10n.ts';

/** Writes what is made from the code: schema, pages, and what the manifest says of rules and texts. With --check it only says what is stale. */
const root = join(import.meta.dirname, '..');
const checking = process.argv.includes('--check');

const policies = allRules.map(({ code, title, family, points }) => ({
  code,
  title,
  least: points?.kind === 'points' ? (family === 'split' ? -1000 : 0) : undefined,
}));
const present = (path: string) => readFile(join(root, path), 'utf8');
const files: readonly { readonly path: string; readonly content: string }[] = [
  {
    path: 'media/service-map.schema.json',
    content: `${JSON.stringify(jsonSchema(policies), null, 2)}\n`,
  },
  {
    path: 'media/service-map-baseline.schema.json',
    content: `${JSON.stringify(baselineSchema(allRules), null, 2)}\n`,
  },
  { path: 'package.json', content: manifestWithRules(await present('package.json'), allRules) },
  {
    path: 'package.nls.json',
    content: textsWithRules(await present('package.nls.json'), allRules),
  },
  { path: 'l10n/bundle.l10n.json', content: shellBundle(await shellSources(root)) },
  { path: 'docs/service-map-file.md', content: referencePage() },
  { path: 'docs/rules/README.md', content: rulesPage(allRules) },
  ...allRules.map((rule) => ({ path: `docs/rules/${rule.code}.md`, content: rulePage(rule) })),
];

const stale: string[] = [];
for (const { path, content } of files) {
  const file = join(root, path);
  const wanted = path.endsWith('.md') ? await format(content, { parser: 'markdown' }) : content;
  const found = await readFile(file, 'utf8').catch(() => '');
  if (found === wanted) continue;
  stale.push(path);
  if (checking) continue;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, wanted);
}
const expected = new Set(files.map(({ path }) => path));
for (const name of await readdir(join(root, 'docs', 'rules'))) {
  if (expected.has(`docs/rules/${name}`)) continue;
  stale.push(`docs/rules/${name}`);
  if (!checking) await rm(join(root, 'docs', 'rules', name));
}
process.stdout.write(
  stale.length === 0
    ? 'Generated files are up to date.\n'
    : `${checking ? 'Stale' : 'Written'}: ${stale.join(', ')}\n`,
);
if (checking && stale.length > 0) {
  process.stderr.write('Run npm run generate.\n');
  process.exitCode = 1;
}
