import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { parse } from 'jsonc-parser'
import { describe, expect, it } from 'vitest'
import { malformedSecrets, NEEDED_SECRETS, OPTIONAL_SECRETS, planSecrets, secretsMark, WORKER_SECRETS } from './plan-secrets.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')
const read = (file: string) => readFile(path.join(ROOT, file), 'utf8')
const digits = (two: string) => two.repeat(32)
const environment: Record<string, string> = {
  ...Object.fromEntries(NEEDED_SECRETS.map((name) => [name, digits('ab')])),
  SMTP_URL: 'smtps://user:password@mail.example.com:465',
}

describe('the secrets of a deploy', () => {
  it('leave an absent one as it is on Cloudflare, never an empty text', () => {
    expect(Object.keys(planSecrets(undefined, { ...environment, KEY_SECRET_OLD: '', CHALLENGE_SECRET: undefined })).sort()).toEqual([
      'HASH_SECRET',
      'KEY_SECRET',
      'LINK_SECRET',
      'OPERATOR_KEY',
      'SMTP_URL',
    ])
    expect(planSecrets(undefined, { ...environment, KEY_SECRET_OLD: digits('cd') })).toMatchObject({ KEY_SECRET_OLD: digits('cd') })
    expect(Object.keys(planSecrets('claire', environment))).toEqual(['PREVIEW_KEY'])
    expect(planSecrets('claire', environment)).not.toEqual(planSecrets('sophie', environment))
    expect(Object.values(planSecrets('claire', environment))).not.toContain(environment.PREVIEW_SECRET)
  })

  it.each([
    ['KEY_SECRET', 'not a key'],
    ['KEY_SECRET_OLD', digits('AB')],
    ['HASH_SECRET', 'short'],
    ['SMTP_URL', 'mail.example.com'],
    ['SMTP_URL', 'http://mail.example.com'],
    ['SMTP_URL', 'smtp://'],
    ['SMTP_URL', 'smtps://user:password@'],
  ])('are refused where %s is %j', (name, value) => {
    expect(malformedSecrets({ ...environment, [name]: value })).toEqual([expect.stringMatching(new RegExp(`^${name} is not `))])
    expect(malformedSecrets(environment)).toEqual([])
  })

  it('are a change where one has changed, and tell nothing', () => {
    const changed = { ...environment, PREVIEW_SECRET: digits('cd') }
    const [before, after] = [environment, changed].map((each) => secretsMark(planSecrets('claire', each)))
    expect(after).not.toBe(before)
    expect(secretsMark(planSecrets('claire', environment))).toBe(before)
    expect(before).not.toContain(Object.values(planSecrets('claire', environment))[0])
  })

  it('are those that the Workers declare, and the workflow passes every one', async () => {
    const required = async (name: string) =>
      (parse(await read(`edge/${name}/wrangler.jsonc`)) as { secrets: { required: string[] } }).secrets.required
    const declared = async (name: string) =>
      [...(await read(`edge/${name}/optional-secrets.d.ts`)).matchAll(/^ {2}([A-Z_]+)\?:/gm)].map(([, found]) => found)
    const named = [
      ...(await required('platform')),
      ...(await required('site')),
      ...(await declared('platform')),
      ...(await declared('site')),
    ]
    expect(named.map((name) => (name === 'PREVIEW_KEY' ? 'PREVIEW_SECRET' : name)).sort()).toEqual([...WORKER_SECRETS].sort())
    const workflow = await read('.github/workflows/site.yml')
    for (const name of [...NEEDED_SECRETS, ...OPTIONAL_SECRETS]) expect(workflow, name).toContain(`${name}: \${{ secrets.${name} }}`)
  })
})
