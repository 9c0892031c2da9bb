/** This text is written in a way that single edits do not know. */
export class NotInPlace extends Error {
  override readonly name = 'NotInPlace'
}
