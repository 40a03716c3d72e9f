import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ExportFormat } from '../graph/protocol.ts';
import type { Parts } from './app.tsx';
import { exportView, formatNames } from './exporting.ts';

const formats = Object.keys(formatNames) as ExportFormat[];

/** A button with a list of formats below it. */
export function ExportMenu({ store, host }: Parts) {
  const { exportOpen } = store.get();
  const menu = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (exportOpen) menu.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
  }, [exportOpen]);
  const close = () => {
    store.set({ exportOpen: false });
    menu.current?.querySelector<HTMLElement>('.exporting')?.focus();
  };
  return (
    <div
      ref={menu}
      class="export"
      onKeyDown={(event) => {
        if (!exportOpen) return;
        if (event.key === 'Escape') close();
        else if (event.key === 'ArrowDown') step(event, 1);
        else if (event.key === 'ArrowUp') step(event, -1);
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
      onFocusOut={({ relatedTarget, currentTarget }) => {
        if (relatedTarget instanceof Node && !currentTarget.contains(relatedTarget))
          store.set({ exportOpen: false });
      }}
    >
      <button
        type="button"
        class="exporting"
        aria-haspopup="menu"
        aria-expanded={exportOpen}
        onClick={() => store.set({ exportOpen: !exportOpen })}
      >
        Export
      </button>
      {exportOpen && (
        <div class="menu" role="menu" aria-label="Export">
          {formats.map((format) => (
            <button
              key={format}
              type="button"
              role="menuitem"
              data-format={format}
              onClick={() => {
                close();
                void exportView(store, host, format);
              }}
            >
              {formatNames[format]}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

function step({ currentTarget }: KeyboardEvent, by: number): void {
  if (!(currentTarget instanceof Element)) return;
  const items = [...currentTarget.querySelectorAll<HTMLElement>('[role="menuitem"]')];
  const at = items.findIndex((item) => item === document.activeElement);
  items[(at + by + items.length) % items.length]?.focus();
}
