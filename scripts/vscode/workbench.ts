import type { Browser, Page } from 'playwright-core';
import { launchChromium } from './chromium.ts';
import { startServer, type Server, type ServerOptions } from './server.ts';

export interface WorkbenchOptions extends ServerOptions {
  /** Absolute path of the folder to open. */
  readonly folder: string;
  /** Absolute path of a file to show at once. */
  readonly file?: string;
  /** Absolute path of the extension under development; absent where a package is installed. */
  readonly extension?: string;
  /** Absolute path of a module with `run()`, executed in the extension host. */
  readonly tests?: string;
  readonly size?: { readonly width: number; readonly height: number };
  /** Told each line that the extension host prints while tests run. */
  onLog?(type: string, args: readonly unknown[]): void;
  /** Told the exit code of the tests. */
  onExit?(code: number): void;
}

export interface Workbench {
  readonly page: Page;
  close(): Promise<void>;
}

/** The address of a workbench; the host in the payload must equal the host in the address. */
export function addressOf(
  port: number,
  {
    folder,
    file,
    extension,
    tests,
  }: Pick<WorkbenchOptions, 'folder' | 'file' | 'extension' | 'tests'>,
): string {
  const remote = (path: string) => `vscode-remote://localhost:${port}${path}`;
  const payload = [['skipWelcome', 'true']];
  if (file !== undefined) payload.push(['openFile', remote(file)]);
  if (extension !== undefined) payload.push(['extensionDevelopmentPath', remote(extension)]);
  if (tests !== undefined) payload.push(['extensionTestsPath', remote(tests)]);
  const query = new URLSearchParams({ folder, payload: JSON.stringify(payload) });
  return `http://localhost:${port}/?${query.toString()}`;
}

/** Opens the embedded VS Code in a headless browser. */
export async function openWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  let server: Server | undefined;
  let browser: Browser | undefined;
  const close = async () => {
    await browser?.close();
    await server?.stop();
  };
  try {
    server = await startServer(options);
    browser = await launchChromium();
    const context = await browser.newContext({
      viewport: options.size ?? { width: 1600, height: 1000 },
    });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const page = await context.newPage();
    await page.exposeFunction('codeAutomationLog', (type: string, args: unknown[]) =>
      options.onLog?.(type, args),
    );
    await page.exposeFunction('codeAutomationExit', (code: number) => options.onExit?.(code));
    await page.goto(addressOf(server.port, options));
    return { page, close };
  } catch (error) {
    await close();
    throw error;
  }
}
