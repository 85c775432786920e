/** The program behind the page did not answer: its line was cut, or it is gone. What was asked for may be done all the same. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer'
}
