import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROOT } from '../command-line/root.ts'
import { newSecret, SECRET_NAMES } from '../runtime/local-secrets.ts'
import { judgeMigrations, judgeServer } from './check-database.ts'
import { checkHosts } from './check-hosts.ts'
import { checkDataDir, judgeDisk, judgeNode } from './check-machine.ts'
import { checkMail, checkSender } from './check-mail.ts'
import { checkSecrets } from './check-secrets.ts'
import { tell } from './doctor.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'doctor-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const now = new Date('2026-11-26T10:00:00Z')
const server = { version: 180_004, versionText: '18.4', isEncrypted: true, mayMakeRoles: false, notTaken: [], now }
const verdictsOf = (facts: Partial<typeof server | { notTaken: string[] }>, isRemote = true) =>
  judgeServer({ ...server, ...facts }, { isRemote, now }).map(({ verdict }) => verdict)

describe('a database', () => {
  it('is well where it is encrypted, new enough, on time and lets the roles be taken', () => {
    expect(verdictsOf({})).toEqual(['ok', 'ok', 'ok', 'ok'])
  })

  it.each([
    [{ version: 140_010, versionText: '14.10' }, true, ['WRONG', 'ok', 'ok', 'ok']],
    [{ isEncrypted: false }, true, ['ok', 'WRONG', 'ok', 'ok']],
    [{ isEncrypted: false }, false, ['ok', 'ok', 'ok', 'ok']],
    [{ notTaken: ['companion_ingest'] }, true, ['ok', 'ok', 'WRONG', 'ok']],
    [{ notTaken: ['companion_ingest'], mayMakeRoles: true }, true, ['ok', 'ok', 'ok', 'ok']],
    [{ now: new Date('2026-11-26T10:00:09Z') }, true, ['ok', 'ok', 'ok', 'WRONG']],
  ])('%o, remote %s: %s', (facts, isRemote, verdicts) => {
    expect(verdictsOf(facts, isRemote)).toEqual(verdicts)
  })

  it('is told to be migrated where it is behind', () => {
    expect(judgeMigrations(['a', 'b'], ['a']).found).toBe('1 migrations behind')
    expect([judgeMigrations(['a'], undefined).verdict, judgeMigrations(['a'], ['a', 'z']).verdict]).toEqual(['look', 'ok'])
  })
})

describe('a machine', () => {
  it('needs Node 24 and room', () => {
    expect(['v24.21.0', 'v20.1.0', 'v110.0.0'].map((version) => judgeNode(version).verdict)).toEqual(['ok', 'WRONG', 'ok'])
    expect([100, 1000, 9000].map((mb) => judgeDisk(mb, '/').verdict)).toEqual(['WRONG', 'look', 'ok'])
  })

  it('keeps its data from other users', async () => {
    await chmod(folder, 0o755)
    expect(await checkDataDir(folder)).toMatchObject({ verdict: 'WRONG', fix: `chmod 700 ${folder}` })
    await chmod(folder, 0o700)
    expect((await checkDataDir(folder)).verdict).toBe('ok')
  })

  it('keeps it for the user that runs it', async () => {
    expect(await checkDataDir(folder, 4242)).toMatchObject({ verdict: 'WRONG', found: expect.stringContaining('another user’s') })
    expect((await checkDataDir(folder, 0)).verdict).toBe('ok')
  })
})

describe('secrets', () => {
  it('are whole, for their owner alone, and of the right form, and never told', async () => {
    const file = path.join(folder, 'secrets.json')
    const secrets = Object.fromEntries(SECRET_NAMES.map((name) => [name, newSecret()]))
    await writeFile(file, JSON.stringify(secrets), { mode: 0o600 })
    const verdicts = async (environment: NodeJS.ProcessEnv) => (await checkSecrets(folder, environment)).map(({ verdict }) => verdict)
    expect(await verdicts({})).toEqual(['ok', 'ok'])
    const short = await checkSecrets(folder, { KEY_SECRET: 'very-private' })
    expect(short[1]).toMatchObject({ verdict: 'WRONG', found: expect.stringContaining('KEY_SECRET is not 64') })
    expect(JSON.stringify(short)).not.toContain('very-private')
    await chmod(file, 0o644)
    expect(await verdicts({})).toEqual(['WRONG', 'ok'])
    await chmod(file, 0o600)
    await writeFile(file, '{"keySecret": ')
    expect(await verdicts({})).toEqual(['WRONG', 'ok'])
  })
})

describe('mails and hosts', () => {
  it('say what is wrong with an address and nothing of its password', async () => {
    const told = await checkMail({ smtpUrl: 'smtp://user:very-private@127.0.0.1:1', from: 'a@example.com' })
    expect(told).toMatchObject({ verdict: 'WRONG', found: expect.stringMatching(/^refused \(E/) })
    expect(JSON.stringify(told)).not.toContain('very-private')
    expect((await checkMail({ smtpUrl: 'not an address', from: 'a@example.com' })).verdict).toBe('WRONG')
    expect((await checkMail({ smtpUrl: undefined, from: 'a@example.com' })).verdict).toBe('ok')
  })

  it('need no host where no tenant has one', async () => {
    expect((await checkHosts(ROOT, () => Promise.reject(new Error('asked')))).verdict).toBe('ok')
  })
})

it('tells the gravest last', () => {
  const lines = stripVTControlCharacters(
    tell([
      { what: 'disk', found: 'none', verdict: 'WRONG', fix: 'Make room.' },
      { what: 'clock', found: 'unknown', verdict: 'look', fix: 'Look.' },
    ]),
  ).split('\n')
  expect(lines).toEqual(['WRONG  disk   none', 'look   clock  unknown', '', 'look   clock: Look.', 'WRONG  disk: Make room.'])
})

describe('the sender of mails', () => {
  it('is looked at where mails leave', () => {
    const from = 'appointments@companionconnect.example'
    expect(checkSender({ smtpUrl: undefined, from })).toEqual([])
    expect(checkSender({ smtpUrl: 'smtps://a:b@mail.example:465', from })).toMatchObject([{ verdict: 'look', found: from }])
    expect(checkSender({ smtpUrl: 'smtps://a:b@mail.example:465', from: 'notes@hartley.example' })).toEqual([])
  })
})
