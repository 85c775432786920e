/** Our sign: two looks at one thing. */
export function Mark() {
  return (
    <svg viewBox="0 0 40 40" width="38" height="38" aria-hidden="true">
      <circle cx="16" cy="18" r="12" fill="none" stroke="#0f5f5c" strokeWidth="4" />
      <circle cx="27" cy="24" r="8" fill="none" stroke="#c9822b" strokeWidth="4" />
    </svg>
  )
}
