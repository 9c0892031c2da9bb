/**
 * What tests of earlier versions hold and a later one has changed on purpose, by the test's full name, and why a version before may go on without it. Its
 * statements are all answered: what is answered is the later rule. An entry may go once no version with such a test is rehearsed.
 */
const CHANGED: ReadonlyMap<string, string> = new Map([
  [
    'sends a companion five links an hour, from whichever browsers they are asked for',
    'sixty since 0060, because a stranger who asked in her name used up hers; who asks is counted on its own',
  ],
  [
    'a client who asks to move an appointment holds both times until she answers, and is told once',
    'a client may ask for another time while the first still waits; before, the second was not allowed',
  ],
])

/** Names of failed tests, apart: those that say something is broken, and those of rules that have changed since, each with its reason. Pure. */
export function tellApart(failed: readonly string[]): { broken: string[]; changed: string[] } {
  return {
    broken: failed.filter((name) => !CHANGED.has(name)),
    changed: failed.flatMap((name) => {
      const why = CHANGED.get(name)
      return why === undefined ? [] : [`${name}: ${why}`]
    }),
  }
}
