import type { Locator, Page } from 'playwright-core'

/** A finger or a mouse from one place of a picture to another, as shares of it. */
export async function dragOver(page: Page, over: Locator, [from, to]: [[number, number], [number, number]]): Promise<void> {
  await over.scrollIntoViewIfNeeded()
  const box = await over.boundingBox()
  if (!box) throw new Error('nothing to draw on')
  const at = ([x, y]: [number, number]) => [box.x + x * box.width, box.y + y * box.height] as const
  await page.mouse.move(...at(from))
  await page.mouse.down()
  await page.mouse.move(...at(to), { steps: 4 })
  await page.mouse.up()
}
