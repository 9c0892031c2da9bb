import { expect, it } from 'vitest'
import { dashboardPath } from '../../../tenants/contract/urls.ts'
import { linkNotFound } from './link-not-found.tsx'

it('sends her to the app: a reply to her email would reach the client', async () => {
  const answer = await linkNotFound()
  expect(answer.status).toBe(404)
  const page = await answer.text()
  expect(page).toContain('<main class="narrow" id="content"><h1>There is nothing here</h1><p>The link is not complete,')
  expect(page).toContain(`href="${dashboardPath('requests')}"`)
  expect(page).not.toContain('reply')
})

it('lets a client write to her, and knows nothing of her app', async () => {
  const answer = await linkNotFound({ host: 'tenant' })
  expect(answer.status).toBe(404)
  const page = await answer.text()
  expect(page).toContain('reply to that email and ask for a new one')
  expect(page).not.toContain('/dashboard')
})
