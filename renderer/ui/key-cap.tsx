/** A key as it looks on the keyboard. */
export function KeyCap({ children }: { readonly children: string }) {
  return <kbd>{children}</kbd>
}
