import {
  CodeActionKind,
  LSPErrorCodes,
  ResponseError,
  type CodeAction,
  type CodeActionParams,
  type Range as Span,
} from 'vscode-languageserver';
import { actionsAt, type Action, type Wanted } from '../../language/actions.ts';
import { toFillAfter } from '../../language/toFill.ts';
import { changeOf, makesFiles } from '../changes.ts';
import type { View } from '../documents.ts';
import type { Feature, Host } from '../feature.ts';
import { toCodeAction } from '../translate.ts';

/** What a listed action needs to be found again when it is chosen. */
interface Listed {
  readonly uri: string;
  readonly version: number;
  readonly range: Span;
}

/**
 * Fixes, refactorings and actions on the whole map. They are listed without their edits, each of
 * which reads the text again, unless the client cannot ask for the edit of the one it takes.
 */
export const codeActions: Feature = {
  capabilities: {
    codeActionProvider: {
      codeActionKinds: [
        CodeActionKind.QuickFix,
        CodeActionKind.RefactorExtract,
        CodeActionKind.RefactorInline,
        CodeActionKind.RefactorRewrite,
        'refactor.move',
        CodeActionKind.Source,
        `${CodeActionKind.SourceFixAll}.serviceMap`,
      ],
      resolveProvider: true,
    },
  },
  register(host) {
    const { connection, documents } = host;
    connection.onCodeAction(async (params) => {
      const view = await documents.answeredView(params.textDocument.uri);
      return view ? listed(host, view, params) : [];
    });
    connection.onCodeActionResolve(async (action) => {
      const { uri, version, range } = action.data as Listed;
      const view = await documents.settledView(uri);
      if (view?.version !== version)
        throw new ResponseError(LSPErrorCodes.ContentModified, 'The file has changed meanwhile.');
      const found = possible(host, view, range, (kind) => kind === action.kind).find(
        ({ title }) => title === action.title,
      );
      const change = found && completed(host, view, found);
      if (!change)
        throw new ResponseError(
          LSPErrorCodes.RequestFailed,
          `“${action.title}” is not possible without changing anything else.`,
        );
      return { ...action, ...change };
    });
  },
};

function listed(host: Host, view: View, { range, context }: CodeActionParams): CodeAction[] {
  const { only } = context;
  const wanted: Wanted = (kind) =>
    !only || only.some((each) => each === '' || kind === each || kind.startsWith(`${each}.`));
  const actions = possible(host, view, range, wanted);
  const lazy = host.client().textDocument?.codeAction?.resolveSupport?.properties.includes('edit');
  if (lazy === true) {
    const data: Listed = { uri: view.uri, version: view.version, range };
    return actions.map((action) => ({ ...toCodeAction(view, action), data }));
  }
  return actions.flatMap((action) => {
    const change = completed(host, view, action);
    return change ? [{ ...toCodeAction(view, action), ...change }] : [];
  });
}

/** What an action does, and what leads the user to the reason that it leaves to be written. */
function completed(host: Host, view: View, action: Action): ReturnType<typeof changeOf> {
  const edits = action.edits();
  const change = edits && changeOf(host, view, { ...action, edits: () => edits });
  if (!change || change.command || !host.facts().commands.has(showPlace)) return change;
  const toFill = toFillAfter(view.analysis.map, edits);
  if (!toFill) return change;
  const { uri } = view.locationOf(toFill.edited);
  return {
    ...change,
    command: { title: action.title, command: showPlace, arguments: [uri, toFill.span] },
  };
}

const showPlace = 'serviceMap.showPlace';

function possible(host: Host, view: View, range: Span, wanted: Wanted): Action[] {
  const actions = actionsAt(view.analysis, view.rangeOf(range), wanted);
  return makesFiles(host.client()) ? actions : actions.filter(({ files }) => !files);
}
