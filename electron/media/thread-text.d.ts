/** The text of one script, made from the module before the question mark: see scripts/setup/thread-text.mjs. */
declare module '*?thread' {
  const program: string
  export default program
}
