import type { Miniflare } from 'miniflare'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runObjects } from '../../../scripts/test-support/run-objects.ts'

// In workerd, with the SQLite of Durable Objects: keys go from one keeper to another one, whose secrets are those that the address names.

const SCRIPT = `
  import { DurableObject } from 'cloudflare:workers'
  import { KeyRing } from './key-ring.ts'
  import { KeyStore } from './key-store.ts'
  import { handOverKeys, takeOverKeys } from './move-keys.ts'
  import { asWrappingKey, wrapKey } from './wrap-key.ts'
  export { KeyVault } from './key-vault.ts'
  export class Keeper extends DurableObject {
    async fetch(request) {
      const { pathname, searchParams } = new URL(request.url)
      const env = { ...this.env, KEY_SECRET: searchParams.get('key') ?? this.env.KEY_SECRET, HASH_SECRET: searchParams.get('hash') ?? 'hash' }
      const store = new KeyStore(this.ctx.storage.sql)
      const ring = new KeyRing(env, store)
      const names = () => store.all().map(({ keyId }) => keyId).sort()
      if (pathname === '/make') {
        for (const keyId of searchParams.getAll('named')) await ring.make(keyId, 5)
        store.setHashKey(await wrapKey(await asWrappingKey(env.HASH_SECRET), new TextEncoder().encode(searchParams.get('hashKey') ?? 'hers')), { replace: false })
      }
      if (pathname === '/hand') return Response.json(await handOverKeys(env, store, searchParams.getAll('of').length > 0 ? searchParams.getAll('of') : undefined))
      if (pathname === '/take') {
        const outcome = await takeOverKeys(env, store, await request.json())
        if (outcome.taken > 0) await ring.renew()
        const opened = await Promise.all(store.all().map((kept) => ring.keyPair(kept).then(() => true, () => false)))
        return Response.json({ ...outcome, names: names(), opens: opened.every(Boolean), vaults: store.vaults().length })
      }
      return Response.json(names())
    }
  }
  export default { fetch: (request, env) => env.KEYS.get(env.KEYS.idFromName(new URL(request.url).hostname)).fetch(request) }`

const KEY_SECRET = 'ab'.repeat(32)
let runtime: Miniflare
beforeAll(async () => {
  runtime = await runObjects({
    ...{ script: SCRIPT, dir: import.meta.dirname },
    classes: { KEYS: 'Keeper', VAULTS: 'KeyVault' },
    bindings: { KEY_SECRET },
  })
  await ask('http://old/make?named=AAAA-AAAA&named=BBBB-BBBB&named=BBBB-BBBB%2B1')
})
afterAll(() => runtime.dispose())

async function ask(url: string, body?: string): Promise<unknown> {
  return (await runtime.dispatchFetch(url, body === undefined ? {} : { method: 'POST', body })).json()
}
const handed = async (query = '') => JSON.stringify(await ask(`http://old/hand${query}`))

it('brings keys that open at the other place, once, into one vault of its own', async () => {
  const only = await handed('?of=BBBB-BBBB')
  expect(await ask('http://new/take', only)).toMatchObject({ taken: 2, names: ['BBBB-BBBB', 'BBBB-BBBB+1'], opens: true, vaults: 1 })
  const all = await handed()
  expect(await ask('http://new/take', all)).toMatchObject({
    taken: 1,
    names: ['AAAA-AAAA', 'BBBB-BBBB', 'BBBB-BBBB+1'],
    opens: true,
    vaults: 1,
  })
  expect(await ask('http://new/take', all)).toMatchObject({ taken: 0, opens: true, vaults: 1 })
  expect(all).not.toContain(KEY_SECRET)
})

it('takes nothing that the secrets there do not open', async () => {
  const all = await handed()
  const nothing = { names: [], vaults: 0 }
  expect(await ask(`http://wrong/take?key=${'cd'.repeat(32)}`, all)).toMatchObject({ refused: 'KEY_SECRET', ...nothing })
  expect(await ask('http://wrong/take?hash=other', all)).toMatchObject({ refused: 'HASH_SECRET', ...nothing })
})

it('takes nothing where clients have asked her already, whose hashes would be others', async () => {
  await ask('http://busy/make?named=CCCC-CCCC&hashKey=another')
  expect(await ask('http://busy/take', await handed())).toMatchObject({ refused: 'other hashes', names: ['CCCC-CCCC'] })
})
