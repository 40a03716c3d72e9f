import { commands, Disposable, type ExtensionContext } from 'vscode';

type Run = (...given: never[]) => unknown;

/** Says what an announced command does, until the result is disposed of. */
export type AnswerCommand = (name: string, run: Run) => Disposable;

/**
 * Registers commands before what they do is loaded: a call waits for its answer, or fails with
 * `loaded` where that fails.
 */
export function announceCommands(
  context: ExtensionContext,
  names: readonly string[],
  loaded: Promise<unknown>,
): AnswerCommand {
  const answers = new Map<string, Run>();
  const waiting = new Map<string, ((run: Run) => void)[]>();
  const answerOf = (name: string): Promise<Run> | Run =>
    answers.get(name) ??
    Promise.race([
      new Promise<Run>((resolve) => {
        waiting.set(name, [...(waiting.get(name) ?? []), resolve]);
      }),
      loaded.then(() => {
        const run = answers.get(name);
        if (!run) throw new Error(`Nothing answers the command ${name}.`);
        return run;
      }),
    ]);
  for (const name of names)
    context.subscriptions.push(
      commands.registerCommand(name, async (...given: never[]) => (await answerOf(name))(...given)),
    );
  return (name, run) => {
    answers.set(name, run);
    for (const tell of waiting.get(name) ?? []) tell(run);
    waiting.delete(name);
    return new Disposable(() => answers.delete(name));
  };
}
