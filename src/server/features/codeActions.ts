import {
  CodeActionKind,
  Command,
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
  type CodeAction,
  type CancellationToken,
  type CodeActionParams,
  type Range as Span,
} from 'vscode-languageserver';
import { actionsAt, type Action, type Wanted } from '../../language/actions.ts';
import { toFillAfter } from '../../language/toFill.ts';
import { changeOf } from '../changes.ts';
import type { View } from '../documents.ts';
import type { Feature, Host } from '../feature.ts';
import { isListedAction } from '../shapes.ts';
import { toCodeAction } from '../translate.ts';

/** What a listed action needs to be found again when it is chosen. */
interface Listed {
  readonly uri: string;
  readonly version: number;
  readonly range: Span;
}

/** An action by what is shown of it. */
type Chosen = Listed & { readonly title: string; readonly kind?: string | undefined };

/** Does what has been chosen, for a client that lists commands only. */
const applyAction = 'serviceMap.applyAction';

/**
 * Fixes, refactorings and actions on the whole map. They are listed without their edits, each of
 * which reads the text again, unless the client cannot ask for the edit of the one it takes.
 */
export const codeActions: Feature = {
  capabilitiesFor: ({ actions, appliesEdits }) =>
    actions
      ? {
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
        }
      : {
          codeActionProvider: appliesEdits,
          ...(appliesEdits && { executeCommandProvider: { commands: [applyAction] } }),
        },
  register(host) {
    const { connection, documents } = host;
    connection.onCodeAction(async (params, token) => {
      const { uri } = params.textDocument;
      const view = await documents.answeredView(uri, { token, unchanged: true });
      return view ? listed(host, view, params) : [];
    });
    connection.onCodeActionResolve(async (action, token) => {
      // It was listed with its edit.
      if (action.data === undefined) return action;
      const { title, kind } = action;
      return {
        ...action,
        ...(await chosen(host, { ...(action.data as Listed), title, kind }, token)),
      };
    });
    connection.onExecuteCommand(async ({ command, arguments: [given] = [] }, token) => {
      if (command !== applyAction)
        throw new ResponseError(ErrorCodes.InvalidParams, `There is no command “${command}”.`);
      if (!isChosen(given))
        throw new ResponseError(
          ErrorCodes.InvalidParams,
          `“${command}” needs an action as it was listed.`,
        );
      const { edit } = await chosen(host, given, token);
      if (!edit) return null;
      const { applied, failureReason = 'The edit was not made.' } =
        await connection.workspace.applyEdit({ label: given.title, edit });
      if (!applied) throw new ResponseError(LSPErrorCodes.RequestFailed, failureReason);
      return null;
    });
  },
};

function listed(
  host: Host,
  view: View,
  { range, context }: CodeActionParams,
): (CodeAction | Command)[] {
  const { only } = context;
  const wanted: Wanted = (kind) =>
    !only || only.some((each) => each === '' || kind === each || kind.startsWith(`${each}.`));
  const actions = possible(host, view, range, wanted);
  const can = host.can();
  const data: Listed = { uri: view.uri, version: view.version, range };
  if (!can.actions)
    return can.appliesEdits
      ? actions.map(({ title, kind }) =>
          Command.create(title, applyAction, { ...data, title, kind }),
        )
      : [];
  if (can.lateEdits) return actions.map((action) => ({ ...toCodeAction(view, action, can), data }));
  return actions.flatMap((action) => {
    const change = completed(host, view, action);
    return change ? [{ ...toCodeAction(view, action, can), ...change }] : [];
  });
}

/** What a listed action does; an error where the text has changed since, or it cannot be done. */
async function chosen(
  host: Host,
  { uri, version, range, title, kind }: Chosen,
  token: CancellationToken,
): Promise<Pick<CodeAction, 'edit' | 'command'>> {
  const view = await host.documents.settledView(uri, { token });
  if (view?.version !== version)
    throw new ResponseError(LSPErrorCodes.ContentModified, 'The file has changed meanwhile.');
  const found = possible(host, view, range, (each) => each === kind).find(
    (action) => action.title === title,
  );
  const change = found && completed(host, view, found);
  if (!change)
    throw new ResponseError(
      LSPErrorCodes.RequestFailed,
      `“${title}” is not possible without changing anything else.`,
    );
  return change;
}

const isChosen = (given: unknown): given is Chosen => isListedAction(given);

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
  return host.can().createsFiles ? actions : actions.filter(({ files }) => !files);
}
