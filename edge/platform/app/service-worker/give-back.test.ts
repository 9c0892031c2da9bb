import { expect, it } from 'vitest'
import { offlinePage } from '../offline-page.tsx'
import { giveBack, type SentForm } from './give-back.ts'

const sent: SentForm = {
  action: '/dashboard/my-site/words?group=words',
  fields: [
    ['tagline', '"Slow" evenings <b>&amp; more\r\nand $& a line'],
    ['csrf', 'token'],
  ],
  page: '/dashboard/my-site/words',
  isUnsent: true,
}
const page = async () => (await offlinePage()).text()

it('gives back what a form had, as it was typed, with a button that sends it where it was sent', async () => {
  const given = giveBack(await page(), sent)
  expect(given).toContain('<form method="post" action="/dashboard/my-site/words?group=words" class="actions">')
  expect(given).toContain('value="&#34;Slow&#34; evenings &#60;b&#62;&#38;amp; more\r\nand $&#38; a line"')
  expect(given).toContain('What you were saving wasn’t sent. What you entered is still here.')
  expect(given).not.toMatch(/Try again|do it again|See how it stands/)
})

it('says to look first where it may have arrived', async () => {
  const given = giveBack(await page(), { ...sent, isUnsent: false })
  expect(given).toContain('see how it stands first')
  expect(given).toContain('href="/dashboard/my-site/words" target="_blank"')
})

it('is the page as it is for a form with a file', async () => {
  expect(giveBack(await page(), { ...sent, fields: [['photo', new File(['x'], 'x.jpg')]] })).toBe(await page())
})
