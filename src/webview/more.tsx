import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';
import { usePopup } from './popup.ts';
import type { Store } from './store.ts';

/**
 * What stands in the toolbar where there is room, and below a button where the panel is narrow.
 * Which of the two is the style sheet’s to say, so nothing is there twice.
 */
export function More({
  store,
  children,
}: {
  readonly store: Store;
  readonly children: ComponentChildren;
}) {
  const { moreOpen } = store.get();
  const { within } = usePopup(moreOpen, '.opener', (open) => store.set({ moreOpen: open }));
  return (
    <div class="more" {...within}>
      <button
        type="button"
        class="opener"
        aria-label="More"
        title="More"
        aria-expanded={moreOpen}
        onClick={() => store.set({ moreOpen: !moreOpen })}
      >
        <Icon path="M2 7h2v2H2ZM7 7h2v2H7ZM12 7h2v2H12Z" />
      </button>
      <div class={moreOpen ? 'rest open' : 'rest'}>{children}</div>
    </div>
  );
}
