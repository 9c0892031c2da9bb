import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { loadLocalSecrets, saveSecrets, secretsFile } from '../runtime/local-secrets.ts'
import { writeWhole } from '../runtime/write-whole.ts'
import { checkValues, noteChecks, readChecks, refuseStrangeSecrets, strangeSecrets } from './check-secrets.ts'
import { endOldLinks, rotateSecret } from './rotate-secret.ts'
import { judge, retireOldSecrets } from './settle-secrets.ts'

let folder: string
let dataDir: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'secrets-'))
})
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(folder, 'data-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const settled = { keys: 1, unreadable: 0, isSettled: true }

describe('secrets.json', () => {
  it('is made once, for its owner alone, and never written again when nothing has changed', async () => {
    const secrets = await loadLocalSecrets(dataDir)
    const made = await stat(secretsFile(dataDir))
    expect(made.mode & 0o777).toBe(0o600)
    expect(await loadLocalSecrets(dataDir)).toEqual(secrets)
    expect((await stat(secretsFile(dataDir))).ino).toBe(made.ino)
    expect(await readdir(dataDir)).toEqual(['secrets.json'])
  })

  it('is whole or as it was when a write breaks off', async () => {
    await writeWhole(path.join(dataDir, 'a/kept'), 'before')
    // A folder of that name cannot be replaced by a file.
    await mkdir(path.join(dataDir, 'a/taken'))
    await expect(writeWhole(path.join(dataDir, 'a/taken'), 'x')).rejects.toThrow()
    expect(await readdir(path.join(dataDir, 'a'))).toEqual(['kept', 'taken'])
    expect(await readFile(path.join(dataDir, 'a/kept'), 'utf8')).toBe('before')
  })

  it('is not made anew beside data that had another one, nor in the place of one that is broken', async () => {
    await mkdir(path.join(dataDir, 'edge/do'), { recursive: true })
    await expect(loadLocalSecrets(dataDir)).rejects.toThrow(/has data, but not the secrets\.json they were made with[\s\S]*Put the copy/)
    expect(await readdir(dataDir)).toEqual(['edge'])
    await writeFile(secretsFile(dataDir), '')
    await expect(loadLocalSecrets(dataDir)).rejects.toThrow(/is not whole\. Put the copy that you kept in its place/)
    expect(await readFile(secretsFile(dataDir), 'utf8')).toBe('')
  })
})

describe('secrets that are not those of the data', () => {
  it.each(['keySecret', 'hashSecret'] as const)('%s: nothing starts, and the sentence says what to do', async (name) => {
    const secrets = await loadLocalSecrets(dataDir)
    await refuseStrangeSecrets(dataDir, secrets)
    const other = { ...secrets, [name]: 'ab'.repeat(32) }
    await expect(refuseStrangeSecrets(dataDir, other)).rejects.toThrow(
      /_SECRET is not the one that the data of .* were made with[\s\S]*_SECRET_OLD/,
    )
    // With the one of then beside it, the change is under way.
    await refuseStrangeSecrets(dataDir, { ...other, [`${name}Old`]: secrets[name] })
    expect(await readChecks(dataDir)).toEqual(checkValues(secrets))
    expect(JSON.stringify(await readChecks(dataDir))).not.toContain(secrets[name].slice(0, 16))
  })

  it('leaves those alone that no data depend on', async () => {
    const secrets = await loadLocalSecrets(dataDir)
    expect(strangeSecrets(checkValues(secrets), { ...secrets, linkSecret: 'x', previewSecret: 'y', operatorKey: 'z' })).toEqual([])
  })
})

describe('npm run secrets -- rotate', () => {
  it.each(['keySecret', 'hashSecret'] as const)('%s: refuses a second change until every key was opened under the first', async (name) => {
    const first = await loadLocalSecrets(dataDir)
    await noteChecks(dataDir, first)
    await rotateSecret(dataDir, name)
    const second = await loadLocalSecrets(dataDir)
    expect(second[`${name}Old`]).toBe(first[name])
    await expect(rotateSecret(dataDir, name)).rejects.toThrow(/was changed before[\s\S]*Start the platform/)
    expect(await loadLocalSecrets(dataDir)).toEqual(second)

    expect(await retireOldSecrets(dataDir, second)).toBe(true)
    expect((await loadLocalSecrets(dataDir))[`${name}Old`]).toBeUndefined()
    expect(await readChecks(dataDir)).toEqual(checkValues(second))
    await rotateSecret(dataDir, name)
    const third = await loadLocalSecrets(dataDir)
    expect([third[`${name}Old`], third[name] === second[name]]).toEqual([second[name], false])
  })

  it('keeps the old one where the walk proved another secret than the file has by now', async () => {
    const first = await loadLocalSecrets(dataDir)
    await rotateSecret(dataDir, 'keySecret')
    expect(await retireOldSecrets(dataDir, first)).toBe(false)
    expect((await loadLocalSecrets(dataDir)).keySecretOld).toBe(first.keySecret)
  })

  it('is not proven by no tenant, by one that could not be walked, or by one that is not settled', () => {
    expect(judge([]).isSettled).toBe(false)
    expect(
      judge([
        { tenantId: 'claire', status: settled },
        { tenantId: 'sophie', status: undefined },
      ]).isSettled,
    ).toBe(false)
    expect(judge([{ tenantId: 'claire', status: { ...settled, isSettled: false } }]).isSettled).toBe(false)
    expect(judge([{ tenantId: 'claire', status: settled }]).isSettled).toBe(true)
  })

  it('lets old links open until they are ended, and changes the others at once', async () => {
    const first = await loadLocalSecrets(dataDir)
    await rotateSecret(dataDir, 'linkSecret')
    await rotateSecret(dataDir, 'operatorKey')
    const second = await loadLocalSecrets(dataDir)
    expect(second.linkSecretOld).toBe(first.linkSecret)
    expect(second.operatorKey).not.toBe(first.operatorKey)
    expect([await endOldLinks(dataDir), await endOldLinks(dataDir)]).toEqual([true, false])
    await saveSecrets(dataDir, second)
  })
})
