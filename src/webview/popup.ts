import { useEffect, useRef } from 'preact/hooks';

/**
 * What a popup below its button has in common with others: Escape closes it and goes back to the
 * button, and so does a press or a step of the focus elsewhere, without going back.
 *
 * @param opener the selector of the button
 */
export function usePopup(open: boolean, opener: string, setOpen: (open: boolean) => void) {
  const whole = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open) return undefined;
    const onPress = ({ target }: PointerEvent) => {
      if (target instanceof Node && !whole.current?.contains(target)) setOpen(false);
    };
    // Before what is pressed takes the press for itself.
    window.addEventListener('pointerdown', onPress, true);
    return () => window.removeEventListener('pointerdown', onPress, true);
  }, [open]);
  const close = () => {
    setOpen(false);
    whole.current?.querySelector<HTMLElement>(opener)?.focus();
  };
  return {
    close,
    within: {
      ref: whole,
      onKeyDown: (event: KeyboardEvent) => {
        if (!open || event.key !== 'Escape') return;
        close();
        event.preventDefault();
        event.stopPropagation();
      },
      onFocusOut: ({ relatedTarget, currentTarget }: FocusEvent) => {
        if (
          relatedTarget instanceof Node &&
          currentTarget instanceof Node &&
          !currentTarget.contains(relatedTarget)
        )
          setOpen(false);
      },
    },
  };
}
