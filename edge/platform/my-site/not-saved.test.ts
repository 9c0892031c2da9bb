import { describe, expect, it } from 'vitest'
import { requestPath } from '../../../tenants/contract/urls.ts'
import { awayElsewhere, notSaved } from './not-saved.tsx'

const formOf = (fields: Record<string, string | File>): FormData => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  return form
}
const pageOf = async (part: string, fields: Record<string, string | File>, isBegun = true) =>
  (await notSaved({ path: `/dashboard/${part}`, search: '', form: formOf(fields) }, { isBegun })).text()

describe('a form that was sent while the database was away', () => {
  it.each([
    ['diary/block', '/dashboard/diary'],
    ['diary/hours', '/dashboard/diary/hours'],
  ])('says where to check whether it was saved, once something of it may have been done: %s', async (part, stands) => {
    const begun = await pageOf(part, { from: '2026-12-10' })
    expect(begun).toContain('may not have been saved: check whether it was')
    expect(begun).toContain(`href="${stands}" target="_blank"`)
    const nothing = await pageOf(part, { from: '2026-12-10' }, false)
    expect([nothing.includes('nothing was done'), nothing.includes('target="_blank"')]).toEqual([true, false])
  })

  it('has no photo in it', async () => {
    const page = await pageOf('my-site/photos/add', { photo: new File(['x'], 'secret.jpg') })
    expect([page.includes('<form'), page.includes('secret.jpg'), page.includes('href="/dashboard/my-site/photos/add"')]).toEqual([
      ...[false, false, true],
    ])
  })

  it('gives back her words of an answer from a mail, and nothing of what is sent elsewhere without the frame', async () => {
    const fields = { do: 'change', to: 'declined', words: 'Not <i>this</i> week', code: '123456' }
    const elsewhere = async (path: string) =>
      (await awayElsewhere({ path, search: '', form: formOf(fields) }, { isRead: false, said: undefined })).text()
    const mail = await elsewhere(requestPath('token'))
    expect([mail.includes('Not &lt;i&gt;this&lt;/i&gt; week'), mail.includes('123456'), mail.includes('<form')]).toEqual([
      true,
      false,
      false,
    ])
    expect(mail).toMatch(new RegExp(`href="${requestPath('token')}">\\s*See how it stands`))
    for (const path of ['/sign-in', '/sign-in/code']) expect(await elsewhere(path)).not.toMatch(/123456|Not (?:<|&lt;)i/)
  })
})
