/** The sign on a button, drawn within 16 by 16 pixels. */
export function Icon({ path }: { readonly path: string }) {
  return (
    <svg class="icon" width="16" height="16" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
