import { expect, it } from 'vitest'
import { linkNotFound } from './link-not-found.tsx'

it('answers with a page that says what to do', async () => {
  const answer = await linkNotFound()
  expect(answer.status).toBe(404)
  expect(await answer.text()).toContain('<main class="narrow" id="content"><h1>There is nothing here</h1><p>The link is not complete,')
})
