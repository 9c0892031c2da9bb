import type { Locator } from 'playwright-core'

/** More than any page of the app has. */
const STOPS_MAX = 250

/** Tab by tab, as somebody gets there who has no pointer. Throws where no tab leads to it. */
export async function tabTo(target: Locator): Promise<void> {
  await target.waitFor()
  const { keyboard } = target.page()
  for (let stop = 0; stop < STOPS_MAX; stop++) {
    await keyboard.press('Tab')
    // Without JavaScript in the page its own script world still answers.
    if (await target.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error(`No ${STOPS_MAX} tabs lead to ${target}.`)
}

/** Goes there and presses. */
export async function pressAt(target: Locator, key = 'Enter'): Promise<void> {
  await tabTo(target)
  await target.page().keyboard.press(key)
}

/** Goes there and types over what it says. */
export async function typeAt(target: Locator, text: string): Promise<void> {
  await tabTo(target)
  await target.page().keyboard.press('ControlOrMeta+A')
  await target.page().keyboard.type(text)
}
