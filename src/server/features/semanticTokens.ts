import { SemanticTokensBuilder, SemanticTokenTypes } from 'vscode-languageserver';
import {
  semanticTokensIn,
  tokenModifiers,
  type SemanticToken,
} from '../../language/semanticTokens.ts';
import type { Range } from '../../map/text.ts';
import type { View } from '../documents.ts';
import type { Feature } from '../feature.ts';
import { tokenEdits } from '../tokenEdits.ts';

/**
 * A standard type for each kind of name. Not every theme has a colour for each of them: the manifest
 * of the extension names scopes that stand in (`semanticTokenScopes`).
 */
const types: Readonly<Record<SemanticToken['kind'], SemanticTokenTypes>> = {
  service: SemanticTokenTypes.class,
  project: SemanticTokenTypes.namespace,
  api: SemanticTokenTypes.interface,
  database: SemanticTokenTypes.struct,
  segment: SemanticTokenTypes.enum,
  flag: SemanticTokenTypes.event,
  team: SemanticTokenTypes.variable,
  product: SemanticTokenTypes.type,
  context: SemanticTokenTypes.parameter,
  choice: SemanticTokenTypes.enumMember,
};
export const tokenTypes = Object.values(types);

/** What was told of a document, and the name that it was told by. */
interface Told {
  readonly resultId: string;
  readonly data: number[];
}

/** Colours of a document, of a range, and what has changed of them since they were told. */
export const semanticTokens: Feature = {
  capabilitiesFor: ({ tokenEdits: delta }) => ({
    semanticTokensProvider: {
      legend: { tokenTypes, tokenModifiers: [...tokenModifiers] },
      full: delta ? { delta } : true,
      range: true,
    },
  }),
  register({ connection, documents, settings, can }) {
    const last = new Map<string, Told>();
    let count = 0;
    const tokensIn = (uri: string, rangeOf: (view: View) => Range): number[] => {
      const view = documents.view(uri);
      if (!view || !settings.current().semanticHighlighting.enabled) return [];
      return encode(view, semanticTokensIn(view.analysis, rangeOf(view)));
    };
    const tell = (uri: string): Told => {
      const told = { resultId: String(++count), data: tokensIn(uri, ({ extent }) => extent) };
      // Of a document that has been closed nobody asks what has changed.
      if (documents.view(uri)) last.set(uri, told);
      else last.delete(uri);
      return told;
    };
    const { semanticTokens: requests } = connection.languages;
    requests.on(({ textDocument: { uri } }) =>
      can().tokenEdits ? tell(uri) : { data: tokensIn(uri, ({ extent }) => extent) },
    );
    requests.onDelta(({ textDocument: { uri }, previousResultId }) => {
      const before = last.get(uri);
      const now = tell(uri);
      if (before?.resultId !== previousResultId) return now;
      return { resultId: now.resultId, edits: tokenEdits(before.data, now.data) };
    });
    requests.onRange(({ textDocument: { uri }, range }) => ({
      data: tokensIn(uri, (view) => view.rangeOf(range)),
    }));
  },
};

function encode(view: View, tokens: readonly SemanticToken[]): number[] {
  const builder = new SemanticTokensBuilder();
  for (const { range, kind, modifiers } of tokens) {
    const { line, character } = view.spanOf(range).start;
    const bits = modifiers.reduce((sum, each) => sum | (1 << tokenModifiers.indexOf(each)), 0);
    const type = tokenTypes.indexOf(types[kind]);
    builder.push(line, character, range.end - range.start, type, bits);
  }
  return builder.build().data;
}
