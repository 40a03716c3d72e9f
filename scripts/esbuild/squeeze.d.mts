import type { Plugin } from 'esbuild';

export function squeezed(code: string, options?: { module?: boolean }): Promise<string>;
export const squeeze: Plugin;
