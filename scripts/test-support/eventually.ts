/** The end of every wait in a test: far beyond what a busy machine needs, and reached only where what is waited for never comes. */
export const WAIT_MINUTES_MAX = 4

/** Waits until `look` finds something. `what` names it in the failure, `seen` is what was there instead. */
export async function eventually<T>(
  look: () => Promise<T | undefined>,
  what = 'What the test waits for',
  seen: () => string = () => '',
): Promise<T> {
  const end = Date.now() + WAIT_MINUTES_MAX * 60_000
  for (;;) {
    const found = await look()
    if (found !== undefined) return found
    if (Date.now() > end) throw new Error(`${what} did not come within ${WAIT_MINUTES_MAX} minutes.\n${seen()}`.trim())
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
