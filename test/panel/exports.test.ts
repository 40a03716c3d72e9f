import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { instance } from '@viz-js/viz';
import fc from 'fast-check';
import type { Page } from 'playwright-core';
import { landscape } from '../../scripts/panel/landscape.ts';
import { htmlOf } from '../../src/graph/exports/html.ts';
import { exported, textFormats, type TextFormat } from '../../src/graph/exports/index.ts';
import type { Subject } from '../../src/graph/exports/subject.ts';
import { svgOf } from '../../src/graph/exports/svg.ts';
import { isFromPage } from '../../src/graph/guards.ts';
import type { GraphModel, View } from '../../src/graph/protocol.ts';
import { formatNames } from '../../src/webview/exporting.ts';
import { modelOf } from '../support/page.ts';
import { startPanelHost, type PanelHost } from '../support/panel.ts';

const date = '2026-11-23';
const views: readonly View[] = ['current', 'recommended', 'difference'];

/** Names that are syntax somewhere, and the map they are in. */
const hostile = [
  '<script>alert(1)</script>',
  '"]; A --> B["',
  'a\\" -- b',
  'end',
  'graph',
  '%% comment',
  '`**markdown**`',
  '</text></svg>',
  ']]>',
  '&amp;#39;',
  '#quot;',
  'שלום עולם',
  'with\nnew\nlines',
  '🚀🚀',
  '\u0001\u0008',
  'x'.repeat(10_000),
  '__proto__',
  '{{ }} (()) ||',
];
const hostileMap = modelOf(
  `version: 1\nprojects: { ${hostile.map((name) => JSON.stringify(name)).join(': {}, ')}: {} }\nservices:\n${hostile
    .map(
      (name) =>
        `  ${JSON.stringify(name)}: { databases: [db], owner: ${JSON.stringify(name)}, project: ${JSON.stringify(name)} }`,
    )
    .join('\n')}\n`,
);
const maps: Readonly<Record<string, GraphModel>> = {
  'of one service': modelOf('version: 1\nservices:\n  only: {}\n'),
  'of thirty services': modelOf(landscape(30)),
  'of six hundred services': modelOf(landscape(600)),
  'with hostile names': hostileMap,
};

describe('what the picture is exported to', function () {
  this.timeout(120_000);
  let host: PanelHost;
  let page: Page;

  before(async () => {
    host = await startPanelHost();
    page = await host.browser.newPage();
    const mermaid = createRequire(import.meta.url).resolve('mermaid/dist/mermaid.min.js');
    await page.addScriptTag({ content: await readFile(mermaid, 'utf8') });
  });
  after(() => host.close());

  for (const [name, model] of Object.entries(maps))
    describe(`a map ${name}`, () => {
      const subjects = views.map((view): Subject => ({ model, view, date }));

      it('as Mermaid, which Mermaid itself reads with every project', async () => {
        for (const subject of subjects) {
          const text = exported('mermaid', subject);
          const kind = await page.evaluate(async (source) => {
            const { mermaid } = window as unknown as {
              mermaid: { parse(text: string): Promise<{ diagramType: string }> };
            };
            return (await mermaid.parse(source)).diagramType;
          }, text);
          assert.match(kind, /^flowchart/);
        }
      });

      it('as DOT, which Graphviz reads with every service', async () => {
        const viz = await instance();
        for (const subject of subjects) {
          const result = viz.render(exported('dot', subject), { format: 'json', engine: 'osage' });
          assert.equal(result.status, 'success', JSON.stringify(result.errors).slice(0, 500));
          // It knows the widths of ASCII letters only, and says so.
          const errors = result.errors.filter(({ level }) => level === 'error');
          assert.deepEqual(errors, []);
          const { objects = [] } = JSON.parse(result.output ?? '{}') as {
            objects?: { nodes?: unknown }[];
          };
          const services = objects.filter(({ nodes }) => nodes === undefined).length;
          assert.equal(services, model.services.length);
        }
      });

      it('as SVG that is well-formed and holds title, legend and date', async () => {
        for (const subject of subjects) {
          const { svg, width, height } = svgOf(subject);
          const found = await page.evaluate((text) => {
            const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
            return {
              error: parsed.querySelector('parsererror')?.textContent ?? '',
              root: parsed.documentElement.nodeName,
              text: [...parsed.querySelectorAll('text')].map((each) => each.textContent).join('|'),
              scripts: parsed.querySelectorAll('script, foreignObject, image, a').length,
            };
          }, svg);
          assert.equal(found.error, '');
          assert.equal(found.root, 'svg');
          assert.equal(found.scripts, 0);
          assert.match(found.text, /2026-11-23/);
          const moves = subject.model.services.some((each) => each.current !== each.recommended);
          const change = moves ? /\+ comes here.*− leaves here.*\bmove\b/ : /unchanged \(\d+\)/;
          assert.match(found.text, subject.view === 'difference' ? change : /Flag or segment/);
          assert.equal(/comes here/.test(found.text), moves && subject.view === 'difference');
          assert.ok(width > 100 && height > 100);
        }
      });

      it('as HTML that opens without a network and asks for nothing', async () => {
        const context = await host.browser.newContext({ offline: true });
        const asked: string[] = [];
        const report = await context.newPage();
        const errors: string[] = [];
        report.on('request', (request) => asked.push(request.url()));
        report.on('console', (message) => errors.push(message.text()));
        for (const subject of subjects) {
          await report.setContent(exported('html', subject));
          const services = await report.locator('.projects > li > ul > li').count();
          assert.equal(services, model.services.length);
          assert.equal(await report.locator('.picture svg').count(), 1);
          assert.equal(await report.locator('script').count(), 0);
        }
        assert.deepEqual(asked, []);
        assert.deepEqual(errors, []);
        await context.close();
      });
    });

  it('is a picture of one view without the places that only the other one needs', () => {
    const alone = modelOf('version: 1\nservices:\n  a: { project: p }\n');
    const [service] = alone.services;
    const [group] = alone.groups;
    assert.ok(service && group);
    const both: GraphModel = {
      ...alone,
      services: [{ ...service, current: 0, recommended: 9 }],
      groups: [
        { ...group, inRecommended: false },
        ...Array.from({ length: 9 }, (_, at) => ({
          ...group,
          name: `p${at}`,
          inCurrent: false,
        })),
      ],
    };
    const wanted = svgOf({ model: alone, view: 'current', date });
    for (const view of ['current', 'recommended'] as const) {
      const { svg, width, height } = svgOf({ model: both, view, date });
      assert.deepEqual([width, height], [wanted.width, wanted.height]);
      assert.ok(svg.includes(view === 'current' ? '>p<' : '>p8<'));
    }
  });

  it('has no room for signs of what comes and goes in a picture of one view', () => {
    const names = Array.from('abcdefghijkl', (letter) => `a-project-${letter}`);
    const map = names.map((name, at) => `  s${at}: { project: ${name} }\n`).join('');
    const today = modelOf(`version: 1\nservices:\n${map}`);
    const widths = [true, false].map((inRecommended) => {
      const groups = today.groups.map((group) => ({ ...group, inCurrent: true, inRecommended }));
      return svgOf({ model: { ...today, groups }, view: 'current', date }).width;
    });
    assert.ok((widths[0] ?? 0) > 900, String(widths[0]));
    assert.equal(widths[1], widths[0]);
  });

  it('is a report that says its title once and breaks no word, on a wide page and a narrow one', async () => {
    const report = await host.browser.newPage();
    const model = maps['of thirty services'] as GraphModel;
    for (const width of [1300, 400]) {
      await report.setViewportSize({ width, height: 800 });
      await report.setContent(exported('html', { model, view: 'current', date }));
      const text = await report.locator('body').innerText();
      assert.equal(text.split(/today’s projects/).length, 2);
      const broken = await report.locator('th, td').evaluateAll((cells) =>
        cells.flatMap((cell) => {
          const node = cell.firstChild;
          if (!(node instanceof Text)) return [];
          // A part of a word between two places where it may break stands on one line.
          return [...node.data.matchAll(/[^\s-]+/g)].flatMap(({ 0: word, index }) => {
            const range = document.createRange();
            range.setStart(node, index);
            range.setEnd(node, index + word.length);
            return range.getClientRects().length > 1 ? [word] : [];
          });
        }),
      );
      assert.deepEqual(broken, []);
    }
    await report.close();
  });

  it('is a report whose picture can be seen whole, or as large as it is', async () => {
    const report = await host.browser.newPage({ viewport: { width: 1300, height: 800 } });
    const model = maps['of six hundred services'] as GraphModel;
    await report.setContent(exported('html', { model, view: 'current', date }));
    const svg = report.locator('.picture svg');
    const shown = async () => (await svg.boundingBox())?.width ?? 0;
    assert.ok((await shown()) < 1300);
    await report.locator('.fitting input').uncheck();
    assert.equal(await shown(), Number(await svg.getAttribute('width')));
    const box = await report.locator('.picture').boundingBox();
    assert.ok(box && box.width < 1300 && box.height < 800);
    await report.close();
  });

  it('holds together whatever services are called', async () => {
    const viz = await instance();
    const name = fc.string({ unit: 'binary', minLength: 1, maxLength: 12 });
    const base = maps['of one service'] as GraphModel;
    await fc.assert(
      fc.asyncProperty(name, async (called) => {
        const model: GraphModel = {
          ...base,
          title: called,
          services: base.services.map((service) => ({ ...service, name: called })),
          groups: base.groups.map((group) => ({ ...group, name: called })),
        };
        const subject: Subject = { model, view: 'recommended', date };
        const dot = viz.render(exported('dot', subject), { format: 'dot', engine: 'osage' });
        assert.equal(dot.status, 'success');
        const { svg, mermaid } = {
          svg: exported('svg', subject),
          mermaid: exported('mermaid', subject),
        };
        const wrong = await page.evaluate(
          async ([picture = '', chart = '']) => {
            const parsed = new DOMParser().parseFromString(picture, 'image/svg+xml');
            const error = parsed.querySelector('parsererror')?.textContent;
            if (error) return error;
            try {
              await (
                window as unknown as { mermaid: { parse(text: string): unknown } }
              ).mermaid.parse(chart);
              return '';
            } catch (problem) {
              return String(problem);
            }
          },
          [svg, mermaid],
        );
        assert.equal(wrong, '');
      }),
      { numRuns: 60 },
    );
  });

  it('is made by the buttons of the page, and by a command of the host', async () => {
    const panel = await host.open();
    const model = maps['of thirty services'] as GraphModel;
    await panel.send({ type: 'graph', model });
    const saved = async () =>
      (await panel.posted()).filter(isFromPage).flatMap((message) => {
        if (message.type === 'save') return message;
        if (message.type !== 'report') return [];
        const { subject, picture } = message;
        return { format: 'html' as const, content: htmlOf(subject, picture) };
      });
    for (const format of ['png', ...textFormats] as const) {
      await panel.page.locator('.exporting').click();
      await panel.page.locator(`[data-format="${format}"]`).click();
      await panel.page.locator('.live', { hasText: `${formatNames[format]} made` }).waitFor();
    }
    const all = await saved();
    assert.deepEqual(
      all.map(({ format }) => format),
      ['png', ...textFormats],
    );
    const today = new Date().toISOString().slice(0, 10);
    const [, ...texts] = all;
    for (const { format, content } of texts)
      assert.equal(
        content,
        exported(format as TextFormat, { model, view: 'current', date: today }),
      );
    // A PNG says how large it is at a fixed place: twice the picture.
    const png = Buffer.from(all[0]?.content ?? '', 'base64');
    const view: View = 'current';
    const { width, height } = svgOf({ model, view, date });
    assert.equal(png.subarray(1, 4).toString('latin1'), 'PNG');
    assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [2 * width, 2 * height]);
    await panel.send({ type: 'export', format: 'dot' });
    assert.equal((await saved()).length, 6);
    assert.equal(await panel.page.locator('.live').innerText(), 'Graphviz DOT made');
    assert.deepEqual(panel.errors, []);
    await panel.close();
  });

  it('says how large a picture is that can be no larger', async () => {
    const panel = await host.open();
    const model = maps['of six hundred services'] as GraphModel;
    await panel.send({ type: 'graph', model });
    await panel.send({ type: 'export', format: 'png' });
    await panel.page.locator('.live', { hasText: 'PNG' }).waitFor();
    const said = await panel.page.locator('.live').innerText();
    const percent = Number(/at (\d+)% of its size/.exec(said)?.[1]);
    assert.ok(percent > 20 && percent < 200, said);
    const { content = '' } = ((await panel.posted()).find(({ type }) => type === 'save') ?? {}) as {
      content?: string;
    };
    const drawn = Buffer.from(content, 'base64').readUInt32BE(16);
    const { width } = svgOf({ model, view: 'current', date });
    assert.ok(Math.abs((drawn / width) * 100 - percent) < 1.5);
    await panel.close();
  });
});
