import { useLayoutEffect } from 'preact/hooks';
import type { ExportFormat } from '../graph/protocol.ts';
import type { Parts } from './app.tsx';
import { exportView, formatNames } from './exporting.ts';
import { usePopup } from './popup.ts';

const formats = Object.keys(formatNames) as ExportFormat[];

/** A button with a list of formats below it. */
export function ExportMenu({ store, host }: Parts) {
  const { exportOpen } = store.get();
  const { close, within } = usePopup(exportOpen, '.exporting', (open) =>
    store.set({ exportOpen: open }),
  );
  useLayoutEffect(() => {
    if (exportOpen) within.ref.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
  }, [exportOpen]);
  return (
    <div
      {...within}
      class="export"
      onKeyDown={(event) => {
        within.onKeyDown(event);
        if (!exportOpen) return;
        if (event.key === 'ArrowDown') step(event, 1);
        else if (event.key === 'ArrowUp') step(event, -1);
        else return;
        event.preventDefault();
        event.stopPropagation();
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
                store.set({ moreOpen: false });
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
