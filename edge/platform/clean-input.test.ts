import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { cleanInput } from './clean-input.ts'

const app = new Hono()
app.use(cleanInput((c) => c.text('Not found', 404)))
app.all('*', async (c) => {
  const form = await c.req.formData().catch(() => undefined)
  return c.json({ query: c.req.query(), url: new URL(c.req.url).search, form: form && [...form] })
})
const ask = async (path: string, body?: BodyInit, headers: Record<string, string> = {}) => {
  const answer = await app.request(path, body === undefined ? {} : { method: 'POST', body, headers })
  return answer.status === 200 ? answer.json() : answer.status
}
const URLENCODED = { 'content-type': 'application/x-www-form-urlencoded' }

describe('what comes to the platform', () => {
  it.each(['/%00', '/a%00b', '/a/%1b', '/%7F/b', '/x%00%ff', '/%0A', '/%2f%00'])(
    'has no control character in its path: %s',
    async (path) => {
      expect(await ask(path)).toBe(404)
      expect(await ask(path, 'a=b', URLENCODED)).toBe(404)
    },
  )

  it.each(['/', '/a%20b', '/%ed%a0%80', '/%2500', '/%ff', '/Zo%C3%AB'])('is let through to %s', async (path) => {
    expect(await ask(path)).toMatchObject({ query: {} })
  })

  it('has clean texts and names in its query, whichever way a handler reads it', async () => {
    expect(await ask('/?q=a%00b%E2%80%AE&%00=%0D%0A1')).toEqual({
      query: { q: 'a\ufffdb', '\ufffd': '1' },
      url: '?q=a%EF%BF%BDb&%EF%BF%BD=1',
      form: undefined,
    })
  })

  it('has clean texts and names in its forms, of both kinds, in their order', async () => {
    const clean = [
      ['to', 'a\ufffdb'],
      ['time', '1'],
      ['time', '2\n3'],
    ]
    expect(await ask('/', 'to=a%00b&time=1&time=2%0d%0a3', URLENCODED)).toMatchObject({ form: clean })
    const form = new FormData()
    for (const [name, value] of [
      ['to', 'a\u0000b'],
      ['time', '1'],
      ['time', '2\r\n3'],
    ] as const)
      form.append(name, value)
    expect(await ask('/', form)).toMatchObject({ form: clean })
  })

  it('stays as it came where it is clean, and where nobody can read it', async () => {
    expect(await ask('/?from=/a+b%20c&x')).toMatchObject({ url: '?from=/a+b%20c&x' })
    expect(await ask('/', 'to=confirmed&words=', URLENCODED)).toMatchObject({
      form: [
        ['to', 'confirmed'],
        ['words', ''],
      ],
    })
    expect(await ask('/', 'no form', { 'content-type': 'multipart/form-data; boundary=x' })).not.toHaveProperty('form')
    expect(await ask('/', '\u0000', { 'content-type': 'text/plain' })).not.toHaveProperty('form')
  })
})
