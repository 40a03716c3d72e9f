import { CodeActionKind } from 'vscode-languageserver';
import { actionsAt } from '../../language/actions.ts';
import type { Feature } from '../feature.ts';
import { toCodeAction } from '../translate.ts';

export const codeActions: Feature = {
  capabilities: {
    codeActionProvider: {
      codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.Refactor, CodeActionKind.Source],
    },
  },
  register({ connection, documents }) {
    connection.onCodeAction(({ textDocument, range, context }) => {
      const view = documents.view(textDocument.uri);
      if (!view) return [];
      return actionsAt(view.analysis, view.rangeOf(range))
        .map((action) => toCodeAction(view, action))
        .filter(
          ({ kind = '' }) =>
            !context.only ||
            context.only.some((only) => kind === only || kind.startsWith(`${only}.`)),
        );
    });
  },
};
