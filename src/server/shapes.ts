/** What the parameters of a method must have at least. What is more is left to its handler. */
type Shape = (params: unknown) => boolean;
type Bag = Readonly<Record<string, unknown>>;

const isBag = (value: unknown): value is Bag =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const anything: Shape = () => true;
const text: Shape = (value) => typeof value === 'string';
/** JSON writes a number that is none as null; such a place does not exist, as others do not. */
const number: Shape = (value) => typeof value === 'number' || value === null;
const list =
  (item: Shape): Shape =>
  (value) =>
    Array.isArray(value) && value.every(item);
const optional =
  (shape: Shape): Shape =>
  (value) =>
    value === undefined || value === null || shape(value);
const oneOf =
  (...texts: readonly string[]): Shape =>
  (value) =>
    texts.some((each) => each === value);
const bag =
  (shapes: Readonly<Record<string, Shape>>): Shape =>
  (value) =>
    isBag(value) && Object.entries(shapes).every(([key, shape]) => shape(value[key]));
const either =
  (...shapes: readonly Shape[]): Shape =>
  (value) =>
    shapes.some((shape) => shape(value));

const position = bag({ line: number, character: number });
const range = bag({ start: position, end: position });
const textDocument = bag({ uri: text });
const whole = bag({ textDocument });
const place = bag({ textDocument, position });
const stretch = bag({ textDocument, range });
const options = bag({ tabSize: number });
const versioned = bag({ uri: text, version: number });
const callItem = bag({ item: bag({ uri: text, name: text, data: bag({ kind: text }) }) });
const folder = bag({ uri: text });

const document = bag({ uri: text });
const service = bag({ uri: text, service: text });
const move = bag({ uri: text, service: text, target: text });
const supposition = either(
  bag({ kind: oneOf('together', 'apart'), services: list(text) }),
  bag({ kind: oneOf('move'), service: text, project: text }),
  bag({ kind: oneOf('set'), path: text, how: oneOf('set', 'add', 'remove'), value: text }),
);
const question = either(
  bag({ kind: oneOf('plan') }),
  bag({ kind: oneOf('explain'), a: text, b: text }),
  bag({ kind: oneOf('whatIf'), supposition }),
);

const shapes: ReadonlyMap<string, Shape> = new Map(
  Object.entries({
    initialize: bag({ capabilities: isBag }),
    'textDocument/didOpen': bag({ textDocument: bag({ uri: text, version: number, text }) }),
    'textDocument/didChange': bag({
      textDocument: versioned,
      contentChanges: list(bag({ text, range: optional(range) })),
    }),
    'textDocument/didClose': whole,
    'textDocument/hover': place,
    'textDocument/completion': place,
    'textDocument/definition': place,
    'textDocument/declaration': place,
    'textDocument/implementation': place,
    'textDocument/references': bag({ textDocument, position, context: isBag }),
    'textDocument/documentHighlight': place,
    'textDocument/documentSymbol': whole,
    'textDocument/codeAction': bag({
      textDocument,
      range,
      context: bag({ only: optional(list(text)) }),
    }),
    'codeAction/resolve': bag({
      title: text,
      data: optional(bag({ uri: text, version: number, range })),
    }),
    'textDocument/prepareRename': place,
    'textDocument/rename': bag({ textDocument, position, newName: text }),
    'textDocument/formatting': bag({ textDocument, options }),
    'textDocument/rangeFormatting': bag({ textDocument, range, options }),
    'textDocument/foldingRange': whole,
    'textDocument/selectionRange': bag({ textDocument, positions: list(position) }),
    'textDocument/semanticTokens/full': whole,
    'textDocument/semanticTokens/full/delta': bag({ textDocument, previousResultId: text }),
    'textDocument/semanticTokens/range': stretch,
    'textDocument/inlayHint': stretch,
    'textDocument/codeLens': whole,
    'codeLens/resolve': bag({ range, data: bag({ uri: text, about: isBag }) }),
    'textDocument/documentLink': whole,
    'textDocument/prepareCallHierarchy': place,
    'callHierarchy/incomingCalls': callItem,
    'callHierarchy/outgoingCalls': callItem,
    'textDocument/diagnostic': whole,
    'workspace/diagnostic': bag({ previousResultIds: list(bag({ uri: text, value: text })) }),
    'workspace/symbol': bag({ query: text }),
    'workspace/executeCommand': bag({ command: text, arguments: optional(list(anything)) }),
    'workspace/didChangeWatchedFiles': bag({ changes: list(bag({ uri: text, type: number })) }),
    'workspace/didChangeWorkspaceFolders': bag({
      event: bag({ added: list(folder), removed: list(folder) }),
    }),
    'workspace/didChangeConfiguration': isBag,
    'completionItem/resolve': bag({
      label: text,
      data: optional(bag({ uri: text, about: isBag })),
    }),
    'serviceMap/recommendation': document,
    'serviceMap/graph': document,
    'serviceMap/applyRecommendation': document,
    'serviceMap/baseline': document,
    'serviceMap/names': document,
    'serviceMap/tree': bag({ uri: text, path: isBag }),
    'serviceMap/story': service,
    'serviceMap/moveService': service,
    'serviceMap/trial': move,
    'serviceMap/moveTo': move,
    'serviceMap/rulePage': bag({ code: text }),
    'serviceMap/answer': bag({ uri: text, question, base: optional(text) }),
    'serviceMap/otherLanguages': bag({ uris: list(text) }),
  }),
);

/** Whether the argument of a command is an action as it was listed. */
export const isListedAction = bag({ title: text, uri: text, version: number, range });

/** Whether parameters have what the handler of `method` relies on; true for a method that has none. */
export const hasShape = (method: string, params: unknown): boolean =>
  shapes.get(method)?.(params) ?? true;
