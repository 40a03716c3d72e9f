/**
 * The server for a worker, which loads one script alone: the core, which is packaged once for
 * Node and the browser as a CommonJS module, and the server that asks for it.
 */
export const workerScript = (core: string, server: string): string => `
const serviceMapCore = (function (module) {
const exports = module.exports;
${core}
return module.exports;
})({ exports: {} });
const require = () => serviceMapCore;
${server}`;
