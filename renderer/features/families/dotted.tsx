import { Fragment, type ReactNode } from 'react'

/** Several short things in one line, with a dot between them. */
export function Dotted({ children }: { readonly children: readonly ReactNode[] }) {
  return children
    .filter(child => child !== null && child !== false && child !== '')
    .map((child, index) => (
      // The order is the only thing that tells them apart.
      <Fragment key={index}>
        {index > 0 && ' · '}
        {child}
      </Fragment>
    ))
}
