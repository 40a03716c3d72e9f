import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
  type Diagnostic,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver-protocol';
import { fromSources, startClient, type Client } from '../support/client.ts';

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
  'serviceMap/recommendation': document,
  'serviceMap/graph': document,
  'serviceMap/applyRecommendation': document,
};

type Step =
  | { readonly change: readonly TextDocumentContentChangeEvent[] }
  | { readonly method: string; readonly params: object; readonly sensible?: true };
/** Whether a request as the protocol has it may fail: only where the server cannot do it at all. */
const mayFail = (error: unknown): boolean =>
  error instanceof ResponseError &&
  (error.code === ErrorCodes.MethodNotFound ||
    error.code === ErrorCodes.InvalidParams ||
    error.code === LSPErrorCodes.RequestFailed);
const sensible = fc
  .constantFrom(...Object.entries(methods))
  .chain(([method, params]) =>
    params.map((given) => ({ method, params: given, sensible: true as const })),
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

async function talk(steps: readonly Step[]): Promise<void> {
  const clients = await Promise.all([startClient(fromSources), startClient(fromSources)]);
  const [client, fresh] = clients;
  const died = new Promise<never>((_, reject) =>
    client.process.once('exit', (code) => {
      reject(new Error(`the server ended with ${String(code)}`));
    }),
  );
  const conversation = async (): Promise<void> => {
    let document = TextDocument.create(uri, 'service-map', 1, start);
    await judge(client, start);
    const answers: Promise<unknown>[] = [];
    for (const next of steps) {
      if ('method' in next)
        answers.push(
          client.connection.sendRequest(next.method, next.params).catch((error: unknown) => {
            if (next.sensible && !mayFail(error)) throw error;
          }),
        );
      else {
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
