import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  CancellationTokenSource,
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
  type Diagnostic,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver-protocol';
import { startClient, type Client } from '../support/client.ts';
import { ownServer } from '../support/bundles.ts';

const uri = 'file:///work/service-map.yaml';
const start = `version: 1
teams:
  shop: { worksWith: [money] }
  money: {}
databases:
  db: { kind: postgresql, schemaOwner: cart }
services:
  cart:
    owner: shop
    project: shop
    databases: [db]
    flags: [new-cart, dark-mode]
  billing: { owner: money, project: finance, databases: [db], releasesWith: [cart] }
  mail:
    owner: shop # service-map: ignore
    segments: [staff]
constraints:
  - together: [cart, mail]
`;

const position = fc.record({
  line: fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 0, max: 25 }) }, fc.constant(1e7)),
  character: fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 0, max: 40 }) }, fc.constant(1e7)),
});
const range = fc.record({ start: position, end: position });
/** What people, tools and accidents put into a map. */
const piece = fc.oneof(
  fc.constantFrom(
    ...[
      '',
      ' ',
      '\n',
      '\r\n',
      '\t',
      ':',
      '- ',
      '[',
      ']',
      '{',
      '}',
      '"',
      "'",
      '#',
      '&a ',
      '*a',
      '<<: *a',
    ],
    ...[
      'services:\n',
      '  cart:\n',
      '    owner: shop\n',
      'databases: [db]',
      'project',
      'flags: [x, y]',
    ],
    ...[
      '<<<<<<< ours\n',
      '=======\n',
      '>>>>>>> theirs\n',
      '---\n',
      '...\n',
      '%YAML 1.1\n',
      '\ufeff',
      '\0',
    ],
    ...['🚀', 'e\u0301', '\u2028', '\ud800', '__proto__: {}\n', '!!binary x', '? ', '| \n', '> \n'],
  ),
  fc.string({ maxLength: 8 }),
);
/** A small change somewhere, or rarely the whole text anew. */
const change: fc.Arbitrary<TextDocumentContentChangeEvent> = fc.oneof(
  { weight: 20, arbitrary: fc.record({ range: nearby(), text: piece }) },
  { weight: 3, arbitrary: fc.record({ range, text: piece }) },
  { weight: 1, arbitrary: fc.constantFrom({ text: '' }, { text: start }, { text: start }) },
);
function nearby() {
  return fc
    .tuple(position, fc.integer({ min: 0, max: 6 }))
    .map(([at, length]) => ({ start: at, end: { ...at, character: at.character + length } }));
}

const uris = fc.constantFrom(uri, uri, uri, uri, 'file:///other.yaml', '%', '');
const about = (more: fc.Arbitrary<object>) =>
  fc.tuple(uris, more).map(([each, rest]) => ({ textDocument: { uri: each }, ...rest }));
const at = about(fc.record({ position }));
const inside = about(fc.record({ range, context: fc.constant({ diagnostics: [] }) }));
const whole = about(fc.constant({}));
const document = uris.map((each) => ({ uri: each }));
const name = fc.constantFrom('cart', 'billing', 'mail', 'shop', 'finance', '', '__proto__');
const treePath = fc.constantFrom(
  {},
  { grouping: 'current' },
  { grouping: 'recommended', project: 'shop' },
  { grouping: 'current', project: 'shop', service: 'cart' },
);
const supposition = fc.oneof(
  fc.record({
    kind: fc.constantFrom('together', 'apart'),
    services: fc.array(name, { minLength: 2, maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant('move'), service: name, project: name }),
  fc.record({
    kind: fc.constant('set'),
    path: fc.constantFrom('services.cart.owner', 'services.cart.databases', 'x', ''),
    how: fc.constantFrom('set', 'add', 'remove'),
    value: piece,
  }),
);
const question = fc.oneof(
  fc.constant({ kind: 'plan' }),
  fc.record({ kind: fc.constant('explain'), a: name, b: name }),
  fc.record({ kind: fc.constant('whatIf'), supposition }),
);
const options = { tabSize: 2, insertSpaces: true };
const methods: Readonly<Record<string, fc.Arbitrary<object>>> = {
  'textDocument/hover': at,
  'textDocument/completion': at,
  'textDocument/definition': at,
  'textDocument/references': about(
    fc.record({ position, context: fc.record({ includeDeclaration: fc.boolean() }) }),
  ),
  'textDocument/documentHighlight': at,
  'textDocument/prepareRename': at,
  'textDocument/rename': about(fc.record({ position, newName: piece })),
  'textDocument/prepareCallHierarchy': at,
  'textDocument/selectionRange': about(fc.record({ positions: fc.array(position) })),
  'textDocument/codeAction': inside,
  'textDocument/inlayHint': inside,
  'textDocument/semanticTokens/full': whole,
  'textDocument/semanticTokens/range': inside,
  'textDocument/documentSymbol': whole,
  'textDocument/foldingRange': whole,
  'textDocument/codeLens': whole,
  'textDocument/documentLink': whole,
  'textDocument/diagnostic': whole,
  'textDocument/formatting': about(fc.constant({ options })),
  'textDocument/rangeFormatting': about(fc.record({ range, options: fc.constant(options) })),
  'workspace/symbol': fc.record({ query: piece }),
  'workspace/executeCommand': fc.record({ command: piece, arguments: fc.constant([uri]) }),
  'textDocument/declaration': at,
  'textDocument/implementation': at,
  'workspace/diagnostic': fc.constant({ previousResultIds: [] }),
  'serviceMap/recommendation': document,
  'serviceMap/graph': document,
  'serviceMap/applyRecommendation': document,
  'serviceMap/baseline': document,
  'serviceMap/names': document,
  'serviceMap/maps': fc.constant({}),
  'serviceMap/rules': fc.constant({}),
  'serviceMap/rulePage': fc.constant({ code: 'split-apart' }),
  'serviceMap/tree': fc.record({ uri: uris, path: treePath }),
  'serviceMap/story': fc.record({ uri: uris, service: name }),
  'serviceMap/trial': fc.record({ uri: uris, service: name, target: name }),
  'serviceMap/moveService': fc.record({ uri: uris, service: name }),
  'serviceMap/moveTo': fc.record({ uri: uris, service: name, target: name }),
  'serviceMap/answer': fc.record({ uri: uris, question }),
};

type Step =
  | { readonly change: readonly TextDocumentContentChangeEvent[] }
  | {
      readonly method: string;
      readonly params: object;
      readonly sensible?: true;
      readonly cancelled?: boolean;
    };
/**
 * Whether a request as the protocol has it may fail: where it is cancelled or the text has changed
 * meanwhile, and where it is about something that is not there or must not be.
 */
const mayFail = (method: string, error: unknown): boolean =>
  error instanceof ResponseError &&
  (error.code === LSPErrorCodes.ContentModified ||
    error.code === LSPErrorCodes.RequestCancelled ||
    (error.code === LSPErrorCodes.RequestFailed && method === 'textDocument/rename') ||
    (error.code === ErrorCodes.InvalidParams &&
      ['workspace/executeCommand', 'serviceMap/moveTo', 'serviceMap/moveService'].includes(
        method,
      )));
const sensible = fc.constantFrom(...Object.entries(methods)).chain(([method, params]) =>
  fc.record({
    method: fc.constant(method),
    params,
    sensible: fc.constant(true as const),
    cancelled: fc.integer({ min: 0, max: 9 }).map((each) => each === 0),
  }),
);
const nonsense = fc.record({
  method: fc.oneof(fc.constantFrom(...Object.keys(methods)), fc.string()),
  params: fc.object({ key: fc.constantFrom('textDocument', 'uri', 'position', 'range', 'x') }),
});
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ change: fc.array(change, { minLength: 1, maxLength: 3 }) }) },
  { weight: 6, arbitrary: sensible },
  { weight: 1, arbitrary: nonsense },
);

/** Opens the text and gives what is found in it. */
async function judge(client: Client, text: string): Promise<readonly Diagnostic[]> {
  const found = client.diagnostics(uri, 1);
  await client.open(uri, text);
  return found;
}

describe('any talk with the language server', () => {
  it('is answered to the end, and leaves no trace in what is found', async function () {
    this.timeout(120_000);
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 300, maxLength: 400, size: 'max' }), (steps) =>
        talk(steps),
      ),
      { seed: 3, numRuns: 4, endOnFailure: true },
    );
  });
});

/** What an editor asks about what it has been given. */
const followUps: Readonly<Record<string, readonly string[]>> = {
  'textDocument/completion': ['completionItem/resolve'],
  'textDocument/codeLens': ['codeLens/resolve'],
  'textDocument/codeAction': ['codeAction/resolve'],
  'textDocument/prepareCallHierarchy': [
    'callHierarchy/incomingCalls',
    'callHierarchy/outgoingCalls',
  ],
};
async function followUp(client: Client, method: string, result: unknown): Promise<void> {
  const items = (result as { items?: unknown[] } | null)?.items ?? result;
  if (!Array.isArray(items)) return;
  for (const item of items.slice(0, 3))
    for (const next of followUps[method] ?? [])
      await client.connection.sendRequest(next, next.startsWith('call') ? { item } : item);
}

async function talk(steps: readonly Step[]): Promise<void> {
  const clients = await Promise.all([startClient(ownServer), startClient(ownServer)]);
  const [client, fresh] = clients;
  const died = new Promise<never>((_, reject) =>
    client.process.once('exit', (code) => {
      reject(new Error(`the server ended with ${code}`));
    }),
  );
  const conversation = async (): Promise<void> => {
    let document = TextDocument.create(uri, 'service-map', 1, start);
    await judge(client, start);
    const answers: Promise<unknown>[] = [];
    for (const next of steps) {
      if ('method' in next) {
        const source = new CancellationTokenSource();
        const { method, params, sensible } = next;
        const answer = client.connection.sendRequest(method, params, source.token);
        if (next.cancelled) source.cancel();
        answers.push(
          answer
            .then((result) => followUp(client, method, result))
            .catch((error: unknown) => {
              if (sensible && !mayFail(method, error)) throw error;
            }),
        );
      } else {
        document = TextDocument.update(document, [...next.change], document.version + 1);
        await client.change(uri, document.version, next.change);
      }
    }
    await Promise.all(answers);
    const found = client.diagnostics(uri, document.version + 1);
    await client.change(uri, document.version + 1, [{ range: empty, text: '' }]);
    assert.deepEqual(await found, await judge(fresh, document.getText()));
  };
  try {
    await Promise.race([conversation(), died]);
  } finally {
    died.catch(() => undefined);
    await Promise.all(clients.map((each) => each.stop()));
  }
}

const empty = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
