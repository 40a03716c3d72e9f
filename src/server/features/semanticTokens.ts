import {
  SemanticTokensBuilder,
  SemanticTokenTypes,
  type SemanticTokens,
} from 'vscode-languageserver';
import {
  semanticTokensIn,
  tokenModifiers,
  type SemanticToken,
} from '../../language/semanticTokens.ts';
import type { Range } from '../../map/text.ts';
import type { View } from '../documents.ts';
import type { Feature } from '../feature.ts';

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

export const semanticTokens: Feature = {
  capabilities: {
    semanticTokensProvider: {
      legend: { tokenTypes, tokenModifiers: [...tokenModifiers] },
      full: true,
      range: true,
    },
  },
  register({ connection, documents, settings }) {
    const answer = (uri: string, rangeOf: (view: View) => Range): SemanticTokens => {
      const view = documents.view(uri);
      if (!view || !settings.current().semanticHighlighting.enabled) return { data: [] };
      return encode(view, semanticTokensIn(view.analysis, rangeOf(view)));
    };
    const { semanticTokens: requests } = connection.languages;
    requests.on(({ textDocument }) => answer(textDocument.uri, ({ extent }) => extent));
    requests.onRange(({ textDocument, range }) =>
      answer(textDocument.uri, (view) => view.rangeOf(range)),
    );
  },
};

function encode(view: View, tokens: readonly SemanticToken[]): SemanticTokens {
  const builder = new SemanticTokensBuilder();
  for (const { range, kind, modifiers } of tokens) {
    const { line, character } = view.spanOf(range).start;
    const bits = modifiers.reduce((sum, each) => sum | (1 << tokenModifiers.indexOf(each)), 0);
    const type = tokenTypes.indexOf(types[kind]);
    builder.push(line, character, range.end - range.start, type, bits);
  }
  return builder.build();
}
