import assert from 'node:assert/strict';
import type { Connection } from 'vscode-languageserver';
import { analyse } from '../../src/language/analysis.ts';
import { abilitiesOf } from '../../src/server/abilities.ts';
import { unknownClient } from '../../src/server/clientFacts.ts';
import type { Diagnostics } from '../../src/server/diagnostics.ts';
import type { Documents, View } from '../../src/server/documents.ts';
import { refresh } from '../../src/server/features/refresh.ts';
import { defaultSettings, type Settings } from '../../src/server/settings.ts';
import { createLeftAlone } from '../../src/language/leftAlone.ts';

/** The feature among fakes: what it asks the client for, in order, each until it is answered. */
function started(supported = true) {
  const asked: { readonly method: string; answer(): void }[] = [];
  let settings: Settings = defaultSettings;
  let changed: (settings: Settings) => void = () => undefined;
  let judged: (view: View) => void = () => undefined;
  const able = { refreshSupport: supported };
  refresh.register({
    connection: {
      sendRequest: (method: string) =>
        new Promise<void>((resolve) => {
          asked.push({ method, answer: resolve });
        }),
    } as unknown as Connection,
    documents: {} as Documents,
    diagnostics: {} as Diagnostics,
    settings: {
      associations: () => ({}),
      current: () => settings,
      onChange: (listener) => {
        changed = listener;
      },
      initialize: () => undefined,
      fetch: () => undefined,
    },
    client: () => ({ workspace: { inlayHint: able, codeLens: able, semanticTokens: able } }),
    can: () => abilitiesOf({}),
    leftAlone: createLeftAlone(),
    facts: () => unknownClient,
    setFolders: () => undefined,
    onMapChanged: () => undefined,
    onJudged: (listener) => {
      judged = listener;
    },
  });
  return {
    asked: () =>
      asked.splice(0).map(({ method, answer }) => {
        answer();
        return method;
      }),
    pending: asked,
    set: (fresh: Settings): void => {
      settings = fresh;
      changed(fresh);
    },
    judge: (view: View): void => {
      judged(view);
    },
  };
}

const hints = 'workspace/inlayHint/refresh';
const lenses = 'workspace/codeLens/refresh';
const colours = 'workspace/semanticTokens/refresh';

describe('asking the client to ask again', () => {
  const analysis = analyse('services: { a: {} }');
  /** The same as a map of two files. */
  const { map } = analysis;
  const several = { ...analysis, map: { ...map, files: [...map.files, ...map.files] } };
  const view = (uri: string, of = analysis) => ({ uri, analysis: of }) as View;

  it('when a setting that shows has changed, and no other', () => {
    const { asked, set } = started();
    set({ ...defaultSettings, inlayHints: { enabled: false } });
    assert.deepEqual(asked(), [hints, lenses, colours]);
    set({ ...defaultSettings, inlayHints: { enabled: false }, flagsmith: { dashboard: 'x' } });
    assert.deepEqual(asked(), []);
  });

  it('when another file belongs to the map that has changed, be it open or not', () => {
    const { asked, judge } = started();
    judge(view('a'));
    assert.deepEqual(asked(), []);
    judge(view('a', several));
    assert.deepEqual(asked(), [hints, lenses]);
  });

  it('when a recommendation follows its text, and not after each change', () => {
    const { asked, judge } = started();
    judge(view('a'));
    judge(view('a', { ...analysis, settled: false }));
    judge(view('a', { ...analysis, settled: false }));
    assert.deepEqual(asked(), []);
    judge(view('a'));
    assert.deepEqual(asked(), [hints, lenses]);
    judge(view('a'));
    assert.deepEqual(asked(), []);
  });

  it('once more, and not at each key, while the client has not answered', async () => {
    const { asked, pending, judge } = started();
    for (let key = 0; key < 5; key++) judge(view('a', several));
    assert.deepEqual(asked(), [hints, lenses]);
    await Promise.resolve();
    assert.deepEqual(asked(), [hints, lenses]);
    await Promise.resolve();
    assert.equal(pending.length, 0);
  });

  it('unless it cannot', () => {
    const { asked, set } = started(false);
    set({ ...defaultSettings, codeLens: { enabled: false } });
    assert.deepEqual(asked(), []);
  });
});
