import { commands } from 'vscode';

/** The steps of the walkthrough behind the first, which is done once there is a map. */
export type Step = 'finding' | 'fix' | 'graph' | 'apply';

/** Ticks a step: what it is about has been done, and not only asked for. */
export function tick(step: Step): void {
  void commands.executeCommand('setContext', `serviceMap.done.${step}`, true);
}
