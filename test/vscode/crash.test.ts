import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { window, type TextDocument } from 'vscode';
import { diagnostics, openText, replaceAll } from './support.ts';

/** The process of the language server that this extension host has started. */
function serverProcess(): number {
  const all = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' });
  const own = all
    .split('\n')
    .filter((line) => line.includes('/dist/server.js'))
    .filter((line) => line.includes(`--clientProcessId=${process.pid}`));
  assert.equal(own.length, 1, own.join('\n'));
  return Number.parseInt(own[0] ?? '', 10);
}

/** Records what the user is told, and answers as they would. */
function answering(answer: string): { readonly told: string[]; restore(): void } {
  const told: string[] = [];
  const { showErrorMessage, showInformationMessage } = window;
  const show = (message: string, ...offered: string[]) => {
    told.push(message);
    // Nobody answers before the client has done what follows the crash.
    return new Promise((resolve) => {
      setImmediate(
        resolve,
        offered.find((action) => action === answer),
      );
    });
  };
  Object.assign(window, { showErrorMessage: show, showInformationMessage: show });
  return {
    told,
    restore: () => Object.assign(window, { showErrorMessage, showInformationMessage }),
  };
}

describe('a language server that crashes', function () {
  before(function () {
    if (process.platform === 'win32') this.skip();
  });

  let count = 0;
  /** Types an unknown key, and waits until the server says so. */
  async function findsAnew(document: TextDocument): Promise<void> {
    const key = `unknown-${count++}`;
    await replaceAll(document, `version: 1\nservices:\n  cart: { ${key}: x }\n  orders: {}\n`);
    await diagnostics(document.uri, (all) => all.some(({ message }) => message.includes(key)));
  }

  it('is started again with the open documents, and given up until the user says so', async () => {
    const document = await openText('version: 1\nservices: { cart: {}, orders: {} }\n');
    const { told, restore } = answering('Restart');
    try {
      const killed = new Set<number>();
      for (let crash = 0; crash < 5; crash++) {
        await findsAnew(document);
        const server = serverProcess();
        assert.ok(!killed.has(server), 'a new process');
        killed.add(server);
        process.kill(server, 'SIGKILL');
      }
      await findsAnew(document);
      assert.equal(told.length, 2, told.join('\n'));
      assert.match(told[0] ?? '', /stopped unexpectedly and was started again/);
      assert.match(told[1] ?? '', /stopped five times/);
    } finally {
      restore();
    }
  });
});
