import { describe, expect, it } from 'vitest'
import { signInLinkPage } from './sign-in-link-page.tsx'

const textOf = async (response: Promise<Response>): Promise<string> => (await response).text()

describe('the page behind a link that signs in', () => {
  it('has the name and the icon of her app, and says what waits behind it, and nothing of it', async () => {
    const page = await textOf(signInLinkPage({ look: 'notes', to: '/dashboard/requests/7KQ2-XM9T?do=confirm', elsewhere: undefined }))
    expect(page).toMatch(/class="eyebrow">Notes</)
    expect(page).toMatch(/<img src="[^"]+" alt="" width="56" height="56"/)
    expect(page).toContain('the request you were opening')
    expect(page).not.toMatch(/7KQ2|confirm/i)
    expect(page).toMatch(/<form method="post"[^>]*><button type="submit" class="wide">Sign in</)
  })

  it('names the tab where it leads to one, and Today where nothing was wanted', async () => {
    const to = async (path: string | undefined) => textOf(signInLinkPage({ look: 'diary', to: path, elsewhere: undefined }))
    expect(await to('/dashboard/diary?on=2026-12-01')).toContain('your diary')
    expect(await to('/dashboard/what-works')).toContain('your figures')
    expect(await to(undefined)).toContain('your day')
    expect(await to('https://evil.example')).toContain('your day')
  })

  it('has the code of an invitation, for another device', async () => {
    const page = await textOf(
      signInLinkPage({ look: 'diary', to: undefined, elsewhere: { code: '271828', page: 'app.example/sign-in/code' } }),
    )
    expect(page).toContain('<b>271828</b>')
    expect(page).toContain('Sign in on this device')
  })
})
