import { isToPage } from '../graph/guards.ts';
import { protocolVersion } from '../graph/protocol.ts';
import type { Host } from './host.ts';
import { mount } from './mount.tsx';
import './style/index.css';

declare function acquireVsCodeApi(): Host;

const app = document.getElementById('app');
if (app) {
  const host = acquireVsCodeApi();
  const page = mount(app, host);
  window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (isToPage(data)) page.receive(data);
  });
  host.postMessage({ type: 'ready', version: protocolVersion });
}
