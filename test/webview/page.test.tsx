import assert from 'node:assert/strict';
import { installPage, modelOf } from '../support/page.ts';
import type { mount as mountPage, Page } from '../../src/webview/mount.tsx';
import { isFromPage, isToPage } from '../../src/graph/guards.ts';

const map = `version: 1
projects: { shop: {}, finance: {} }
services:
  cart: { owner: web, project: shop, databases: [db], flags: [a] }
  orders: { owner: web, project: shop, databases: [db] }
  billing: { owner: web, project: finance, databases: [db] }
  lone: { owner: web }
`;

/** The page alone, in a DOM, with a host that only writes down what it is told. */
describe('the graph page', () => {
  let uninstall: () => void;
  let page: Page;
  let root: HTMLElement;
  let posted: unknown[];
  let kept: unknown;
  let mount: typeof mountPage;

  const open = (state?: unknown) => {
    posted = [];
    kept = state;
    root = document.createElement('div');
    document.body.replaceChildren(root);
    page = mount(root, {
      postMessage: (message) => posted.push(message),
      getState: () => kept,
      setState: (value) => {
        kept = value;
      },
    });
  };
  /** Preact draws in a microtask or a frame: what is asked for is looked for after it. */
  const drawn = () =>
    new Promise<void>((resolve) => requestAnimationFrame(() => queueMicrotask(resolve)));
  const show = async (text: string) => {
    page.receive({ type: 'graph', model: modelOf(text) });
    await drawn();
  };
  const all = (selector: string): Element[] => [...root.querySelectorAll(selector)];
  const one = (selector: string): Element => {
    const found = root.querySelector(selector);
    assert.ok(found, selector);
    return found;
  };
  const press = async (key: string) => {
    one('svg[role="application"]').dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true }),
    );
    await drawn();
  };
  const click = async (selector: string) => {
    one(selector).dispatchEvent(new MouseEvent('click', { bubbles: true }));
    await drawn();
  };

  before(async () => {
    uninstall = installPage();
    ({ mount } = await import('../../src/webview/mount.tsx'));
  });
  after(() => uninstall());
  beforeEach(() => open());
  afterEach(() => page.close());

  it('draws every service and every project, by name', async () => {
    await show(map);
    assert.deepEqual(
      all('[data-service]')
        .map((each) => each.getAttribute('data-service'))
        .sort(),
      ['billing', 'cart', 'lone', 'orders'],
    );
    assert.ok(all('[data-group]').some((each) => each.getAttribute('data-group') === 'shop'));
    for (const service of all('[data-service]'))
      assert.ok(
        (service.getAttribute('aria-label') ?? '').includes(
          service.getAttribute('data-service') ?? '?',
        ),
      );
  });

  it('shows what moves, and from where, in the difference', async () => {
    await show(map);
    await click('[data-view="difference"]');
    assert.deepEqual(
      all('.mover')
        .map((each) => each.getAttribute('data-service'))
        .sort(),
      ['billing', 'lone'],
    );
    assert.match(one('[data-service="billing"]').textContent ?? '', /from finance/);
    await click('[data-view="recommended"]');
    assert.equal(all('.mover').length, 0);
  });

  it('a click opens the source and selects', async () => {
    await show(map);
    await click('[data-service="billing"]');
    const message = posted.find((each) => isFromPage(each) && each.type === 'open');
    assert.ok(isFromPage(message) && message.type === 'open');
    assert.equal(message.place.start.line, 5);
    assert.match(one('.details').textContent ?? '', /billing/);
    assert.match(one('.details').textContent ?? '', /Both use database db/);
  });

  it('a click on a finding opens the place of the finding', async () => {
    await show(map);
    await click('[data-service="billing"]');
    await click('.finding .link');
    const opened = posted.filter((each) => isFromPage(each) && each.type === 'open');
    const message = opened.at(-1);
    assert.ok(opened.length === 2 && isFromPage(message) && message.type === 'open');
    const [finding] = modelOf(map).services.find(({ name }) => name === 'billing')?.findings ?? [];
    assert.deepEqual(message.place, finding?.place);
    assert.equal(message.place.start.line, 5);
  });

  it('keeps names as text, whatever they hold', async () => {
    const names = [
      '<script>alert(1)</script>',
      '<img src=x onerror=alert(1)>',
      '__proto__',
      'שלום',
      '🚀',
      'x'.repeat(900),
    ];
    await show(
      `version: 1\nservices:\n${names.map((name) => `  ${JSON.stringify(name)}: { databases: [db] }`).join('\n')}\n`,
    );
    assert.equal(all('[data-service]').length, names.length);
    assert.equal(all('script, img').length, 0);
  });

  it('walks by arrows, opens by Enter, selects by Space, steps back by Escape', async () => {
    await show(map);
    await press('ArrowDown');
    const first = all('.hover[data-key]');
    assert.equal(first.length, 1);
    await press('Enter');
    assert.equal(
      posted.filter((message) => isFromPage(message) && message.type === 'open').length,
      1,
    );
    await press('Escape');
    await press('Escape');
    assert.equal(all('.selected[data-key]').length, 0);
    await press('ArrowDown');
    await press(' ');
    assert.equal(all('.selected[data-key]').length, 1);
  });

  it('keeps its state, and takes it up again', async () => {
    await show(map);
    await click('[data-view="difference"]');
    await click('[data-service="billing"]');
    const state = kept;
    page.close();
    assert.equal((state as { uri?: string }).uri, 'file:///service-map.yaml');
    open(state);
    await show(map);
    assert.equal(one('[data-view="difference"]').getAttribute('aria-checked'), 'true');
    assert.equal(all('[data-service="billing"].selected').length, 1);
  });

  it('keeps everything in its place until it is tidied up, which can be undone', async () => {
    const grown = map.replace('  billing:', '  added: { project: shop }\n  billing:');
    const places = () =>
      all('[data-service]').map((card) => [
        card.getAttribute('data-service'),
        card.getAttribute('transform'),
      ]);
    const known = (names: readonly unknown[]) =>
      places().filter(([name]) => names.includes(name as string));
    await show(map);
    const first = places();
    const names = first.map(([name]) => name);
    await show(grown);
    assert.equal(places().length, first.length + 1);
    const grownPlaces = known(names);
    // Another page of the same map begins with what the last one has left.
    page.close();
    open(structuredClone(kept));
    await show(grown);
    assert.deepEqual(known(names), grownPlaces);
    await show(map.replace(/ {2}billing:.*\n/, ''));
    const left = known(names);
    await press('t');
    const tidy = places();
    await click('[title^="Back to"]');
    assert.deepEqual(known(names), left);
    await press('t');
    await press('z');
    assert.deepEqual(known(names), left);
    assert.equal(tidy.length, left.length);
    assert.equal(all('[title^="Back to"]').length, 0);
  });

  it('hides what the legend switches off', async () => {
    await show(map);
    const lines = () => all('.lines [data-key]').length;
    const before = lines();
    await click('.legend .row.database');
    assert.ok(before > 0 && lines() < before);
  });

  it('explains in the difference what moves, and coupling only for what is selected', async () => {
    await show(map);
    await click('[data-view="difference"]');
    const rows = () =>
      all('.legend .row:not(.of-findings, .of-projects)').map((row) => row.textContent);
    assert.deepEqual(rows(), [
      '+ comes here2',
      '− leaves here2',
      'move',
      'unchanged2',
      'goes1 project',
    ]);
    await click('[data-service="billing"]');
    assert.ok(rows().some((row) => row?.startsWith('Database')));
    await click('[data-view="current"]');
    assert.ok(!rows().some((row) => row?.includes('comes here')));
  });

  it('tells of each reason first which service it is about, which is selected by a click', async () => {
    await show(map);
    await click('[data-service="billing"]');
    page.receive({
      type: 'story',
      service: 'billing',
      story: {
        service: 'billing',
        why: [
          { rule: 'Database', other: 'cart', points: 10, reason: 'Both use it' },
          { rule: 'Products', other: 'lone', points: -6, reason: 'They differ' },
        ],
        against: [{ rule: 'Kept', other: 'orders', points: 'required', reason: 'You said so' }],
        flips: [],
        flags: [],
      },
    });
    await drawn();
    const told = all('.details .evidence')
      .slice(0, 2)
      .flatMap((list) => [...list.querySelectorAll('li')]);
    assert.deepEqual(
      told.map((each) => [...each.children].map((part) => part.textContent)),
      [
        ['+10', 'cartBoth use it'],
        ['−6', 'loneThey differ'],
        ['required', 'ordersYou said so'],
      ],
    );
    assert.deepEqual(
      told.map((each) => each.querySelector('.points')?.className.trim()),
      ['points better', 'points worse', 'points'],
    );
    told[1]
      ?.querySelector('button')
      ?.dispatchEvent(new MouseEvent('click', { bubbles: true }) as unknown as MouseEvent);
    await drawn();
    assert.equal(all('[data-service="lone"].selected').length, 1);
    assert.match(one('.live').textContent ?? '', /^lone, /);
  });

  it('says once what is required', async () => {
    await show(`${map}constraints:\n  - { apart: [cart, billing], because: PCI }\n`);
    await click('[data-service="cart"]');
    const heads = all('.pair h4').map((head) => head.textContent?.trim());
    assert.ok(heads.includes('billing required apart'), heads.join('; '));
  });

  it('says what is wrong with the file, and keeps the last good picture', async () => {
    await show(map);
    page.receive({
      type: 'graph',
      model: { ...modelOf(''), notice: 'Part of the file cannot be read' },
    });
    await drawn();
    assert.match(one('.notice').textContent ?? '', /cannot be read/);
    assert.equal(all('[data-service]').length, 4);
  });

  it('tells a newcomer what to do with an empty map', async () => {
    await show('version: 1\nservices: {}\n');
    assert.match(one('.empty').textContent ?? '', /Add services/);
  });

  it('selects what the host asks for, and opens what there is to say of it', async () => {
    await show(map);
    page.receive({ type: 'select', subject: { service: 'billing' } });
    await drawn();
    assert.equal(all('[data-service="billing"].selected').length, 1);
    assert.match(one('.details h2').textContent ?? '', /billing/);
    page.receive({ type: 'select', subject: { thing: { kind: 'database', name: 'db' } } });
    await drawn();
    assert.equal(all('.thing.database.selected').length, 1);
    page.receive({ type: 'select', subject: { service: 'gone' } });
    await drawn();
    assert.equal(all('.thing.database.selected').length, 1);
  });

  it('marks the service the cursor is on, and takes no message that does not fit', async () => {
    await show(map);
    page.receive({ type: 'reveal', service: 'cart' });
    await drawn();
    assert.equal(all('[data-service="cart"].revealed').length, 1);
    const model = modelOf(map);
    for (const bad of [
      null,
      1,
      {},
      { type: 'graph' },
      { type: 'graph', model: { ...model, version: 9 } },
      { type: 'graph', model: { ...model, services: [{}] } },
    ])
      assert.equal(isToPage(bad), false);
    assert.ok(isToPage(JSON.parse(JSON.stringify({ type: 'graph', model }))));
  });
});
