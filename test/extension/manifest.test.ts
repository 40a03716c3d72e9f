import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { shellSources, translatedTexts, untranslatedTexts } from '../../scripts/l10n.ts';
import { allRules } from '../../src/rules/index.ts';
import { tokenTypes } from '../../src/server/features/semanticTokens.ts';
import { defaultSettings } from '../../src/server/settings.ts';

const root = join(import.meta.dirname, '..', '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

interface MenuItem {
  readonly command: string;
  readonly when?: string;
  readonly group?: string;
}
interface SettingSchema {
  readonly default: unknown;
  readonly type: string;
  readonly markdownDescription: string;
  readonly enum?: readonly string[];
  readonly markdownEnumDescriptions?: readonly string[];
  readonly properties?: Readonly<Record<string, unknown>>;
}
interface Step {
  readonly id: string;
  readonly description: string;
  readonly media: { readonly image: string; readonly altText: string };
  readonly completionEvents: readonly string[];
}
interface Manifest {
  readonly l10n: string;
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
    readonly menus: Readonly<Record<string, readonly MenuItem[]>>;
    readonly configuration: { readonly properties: Readonly<Record<string, SettingSchema>> };
    readonly semanticTokenScopes: readonly { readonly scopes: object }[];
    readonly viewsWelcome: readonly { readonly contents: string; readonly when: string }[];
    readonly walkthroughs: readonly { readonly steps: readonly Step[] }[];
  };
  readonly capabilities: {
    readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] };
  };
}

const manifest = JSON.parse(read('package.json')) as Manifest;
const texts = JSON.parse(read('package.nls.json')) as Readonly<Record<string, string>>;
const { contributes } = manifest;
const known = new Set(contributes.commands.map(({ command }) => command));
const textOf = (key: string): string => texts[key.slice(1, -1)] ?? '';

/** All strings below a value, with the way to each. */
function* strings(value: unknown, path = ''): Generator<readonly [string, string]> {
  if (typeof value === 'string') yield [path, value];
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) yield* strings(inner, `${path}/${key}`);
}

describe('the manifest’s texts', () => {
  const used = [...strings(manifest)].flatMap(([, text]) => /^%(.+)%$/.exec(text)?.[1] ?? []);

  it('each resolves, and none is left over', () => {
    for (const key of used) assert.ok(texts[key], key);
    assert.deepEqual(
      Object.keys(texts).filter((key) => !used.includes(key)),
      [],
    );
  });

  it('everything a user reads is one', () => {
    const readable =
      /\/(?:title|category|displayName|name|contextualTitle|contents|description|altText|markdownDescription|patternErrorMessage|enumDescriptions\/\d+|markdownEnumDescriptions\/\d+)$/;
    for (const [path, text] of strings({ ...contributes, capabilities: manifest.capabilities }))
      if (readable.test(path)) assert.match(text, /^%[\w.-]+%$/, path);
  });

  it('in another language nothing of this one is left', () => {
    const pseudo = Object.fromEntries(
      Object.entries(texts).map(([key, text]) => [key, `⟦${text}⟧`]),
    );
    const localised = JSON.parse(
      JSON.stringify(contributes).replace(/%([\w.-]+)%/g, (_, key: string) =>
        JSON.stringify(pseudo[key] ?? '').slice(1, -1),
      ),
    ) as Manifest['contributes'];
    for (const { title } of localised.commands) assert.match(title, /^⟦.+⟧$/);
    for (const { contents } of localised.viewsWelcome) assert.match(contents, /^⟦[^]+⟧$/);
  });
});

describe('the shell’s texts', () => {
  it('all go through l10n.t', async () => {
    assert.deepEqual(untranslatedTexts(await shellSources(root)), []);
  });

  it('one that does not is found', () => {
    const found = (source: string) =>
      untranslatedTexts(new Map([['x.ts', source]])).map(({ text }) => text);
    assert.deepEqual(found("window.showInformationMessage('Hello', l10n.t('Yes'));"), ["'Hello'"]);
    assert.deepEqual(found('item.text = many ? `$(x) ${n} findings` : l10n.t("one");'), [
      '`$(x) ${n} findings`',
    ]);
    assert.deepEqual(found("show({ label: 'Name', when: 'never', description: `${a} · ${b}` });"), [
      "'Name'",
    ]);
    assert.deepEqual(found("window.createWebviewPanel('type', 'Title');"), ["'Title'"]);
    assert.deepEqual(found("const yes = 'Yes';\nwindow.showErrorMessage(l10n.t('a'), yes);"), [
      "'Yes'",
    ]);
    assert.deepEqual(
      found(
        "tip.appendMarkdown([l10n.t('a'), ...(b ? ['Hi'] : []), `[$(x) ${c}](command:${d})`].join(''));",
      ),
      ["'Hi'"],
    );
  });

  it('are in the bundle for translators', () => {
    const bundle = JSON.parse(read(join(manifest.l10n, 'bundle.l10n.json'))) as object;
    assert.ok(Object.keys(bundle).length > 20);
    assert.deepEqual(
      translatedTexts(new Map([['x.ts', "l10n.t('b {0}', x); vscode.l10n.t('a')"]])),
      ['a', 'b {0}'],
    );
    assert.throws(() => translatedTexts(new Map([['x.ts', 'l10n.t(`a ${b}`)']])));
  });
});

describe('settings', () => {
  const { properties } = contributes.configuration;

  it('are few, each explained, and in the README', () => {
    const names = Object.keys(properties);
    assert.ok(names.length <= 15, String(names.length));
    const page = read('README.md');
    for (const name of names) {
      assert.ok(textOf(properties[name]?.markdownDescription ?? '').length > 30, name);
      assert.ok(page.includes(`\`${name}\``), `${name} in README.md`);
    }
  });

  it('have the defaults of the server', () => {
    const below = (value: unknown, path: string): void => {
      if (Object.hasOwn(properties, path)) assert.deepEqual(properties[path]?.default, value, path);
      else {
        assert.ok(typeof value === 'object' && value !== null, path);
        for (const [key, inner] of Object.entries(value)) below(inner, `${path}.${key}`);
      }
    };
    below(defaultSettings, 'serviceMap');
  });

  it('explain each choice', () => {
    for (const [name, { enum: values, markdownEnumDescriptions }] of Object.entries(properties))
      assert.equal(markdownEnumDescriptions?.length, values?.length, name);
  });

  it('take a severity for each rule and nothing else', () => {
    const { properties: rules } = properties['serviceMap.rules'] ?? {};
    assert.deepEqual(
      Object.keys(rules ?? {}),
      allRules.map(({ code }) => code),
    );
  });

  it('that could mislead are not taken from a workspace without trust', () => {
    const { restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
    assert.deepEqual(restrictedConfigurations, ['serviceMap.flagsmith.dashboard']);
    for (const name of restrictedConfigurations) assert.ok(Object.hasOwn(properties, name), name);
  });
});

describe('commands', () => {
  const items = Object.values(contributes.menus).flat();

  it('in menus and texts exist', () => {
    for (const { command } of items) assert.ok(known.has(command), command);
    const links = Object.values(texts).flatMap((text) =>
      [...text.matchAll(/\(command:([\w.]+)/g)].map(([, command = '']) => command),
    );
    assert.ok(links.length > 5);
    const others = ['vscode.openFolder', 'serviceMap.tree.focus'];
    for (const link of links) assert.ok(known.has(link) || others.includes(link), link);
  });

  it('that need a node of the tree are not in the palette', () => {
    const palette = new Map(
      contributes.menus['commandPalette']?.map(({ command, when }) => [command, when]),
    );
    for (const command of known)
      if (command.startsWith('serviceMap.tree.')) assert.equal(palette.get(command), 'false');
  });

  it('of a node are in its menu too, for those who have no mouse', () => {
    const menu = contributes.menus['view/item/context'] ?? [];
    const inGroup = (group: RegExp) =>
      menu
        .filter((item) => group.test(item.group ?? ''))
        .map(({ command, when = '' }) => `${command} ${when}`);
    const actions = inGroup(/^1_actions/);
    const missing = inGroup(/^inline/).filter((item) => !actions.includes(item));
    assert.ok(actions.length > 0);
    assert.deepEqual(missing, []);
  });

  it('are all used somewhere', async () => {
    const sources = [...(await shellSources(root)).values()].join('\n');
    for (const command of known) assert.ok(sources.includes(`'${command}'`), command);
  });
});

describe('colours', () => {
  it('are named for each kind of name, also for themes that know few', () => {
    const [own] = contributes.semanticTokenScopes;
    assert.deepEqual(Object.keys(own?.scopes ?? {}).sort(), [...tokenTypes].sort());
  });
});

describe('the walkthrough', () => {
  const steps = contributes.walkthroughs[0]?.steps ?? [];

  it('has five steps, each with a picture, its words, and an end', () => {
    assert.equal(steps.length, 5);
    for (const { id, media, completionEvents } of steps) {
      const file = join(root, media.image);
      assert.ok(existsSync(file), media.image);
      assert.ok(statSync(file).size <= 60 * 1024, `${media.image} is at most 60 KB`);
      assert.ok(textOf(media.altText).length > 40, id);
      assert.ok(completionEvents.length > 0, id);
      for (const event of completionEvents) {
        // Asking for something is not yet having it: each is ticked by what has come of it.
        const expected = id === 'create' ? 'serviceMap.hasMap' : `serviceMap.done.${id}`;
        assert.equal(event, `onContext:${expected}`);
      }
    }
  });
});

describe('welcome views', () => {
  it('there is one for each state without a tree', () => {
    const states = contributes.viewsWelcome.map(({ when }) => when.split(' == ')[1]);
    assert.deepEqual(states, ['noFolder', 'noMap', 'closed', 'several', 'empty', 'stopped']);
  });
});
