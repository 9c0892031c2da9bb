import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { sealClient, suite } from '../../edge/platform/keys/client-seal.ts'
import { makeWrappingKey, wrapKey } from '../../edge/platform/keys/wrap-key.ts'
import { openRemains } from './open-remains.ts'

const reference = '7KQ2-XM9T'
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'remains-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** A machine's files: a sealed request in a database's, its keys in the edge's. `neighbours`: what happens to stand around each of them. */
async function leave(neighbours: { point: string; digits: string; text: string }) {
  const keySecret = makeWrappingKey()
  const pair = await suite.GenerateKeyPair(true)
  const place = { tenantId: 'claire', reference }
  const details = {
    name: 'Remains Example',
    email: 'remains@example.com',
    phone: '+61400000000',
    address: '1 Example Street',
    message: 'Words',
  }
  const sealed = await sealClient(details, { keyId: reference, publicKey: pair.publicKey, place })
  const point = Buffer.from(await suite.SerializePublicKey(pair.publicKey)).toString('latin1')
  const wrapped = await wrapKey(keySecret, await suite.SerializePrivateKey(pair.privateKey))
  await writeFile(path.join(folder, 'keys.sqlite'), `${neighbours.point}${point} ${neighbours.digits}${wrapped}|`, 'latin1')
  await writeFile(path.join(folder, 'table'), `${sealed}${neighbours.text}`, 'latin1')
  return openRemains(folder, { keySecret, tenantId: 'claire', references: [reference] })
}

it('opens what lies there, whatever its neighbours look like', async () => {
  expect(await leave({ point: '', digits: '', text: '' })).toEqual({ found: 1, opened: 1 })
  // A byte 4 before a key begins nothing, digits and letters of the next column belong to nothing.
  expect(await leave({ point: `${String.fromCharCode(4)}1234`, digits: 'a1b', text: 'Kd3' })).toEqual({ found: 1, opened: 1 })
})
