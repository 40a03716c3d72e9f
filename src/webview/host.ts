/** What the page needs of whoever shows it; in VS Code, `acquireVsCodeApi()`. */
export interface Host {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}
