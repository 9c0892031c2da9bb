import type { Miniflare } from 'miniflare'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runObjects } from '../../../scripts/test-support/run-objects.ts'

// In workerd, with the SQLite of Durable Objects: an object that has just come back knows no vault, and a renewal goes on beside what asks for a key.

const SCRIPT = `
  import { DurableObject } from 'cloudflare:workers'
  import { KeyRing } from './key-ring.ts'
  import { KeyStore } from './key-store.ts'
  export { KeyVault } from './key-vault.ts'
  export class Keeper extends DurableObject {
    async fetch() {
      const store = new KeyStore(this.ctx.storage.sql)
      const ring = () => new KeyRing(this.env, store)
      const tryOpen = (kept) => ring().keyPair(kept).then(() => 'opened', ({ message }) => message)
      await ring().make('AAAA-AAAA', Number.MAX_SAFE_INTEGER)
      const found = store.find('AAAA-AAAA')
      await ring().renew()
      const moved = await tryOpen(found)
      store.delete(['AAAA-AAAA'])
      return Response.json({ isElsewhere: store.vaults().includes(found.vaultId) === false, moved, deleted: await tryOpen(found) })
    }
  }
  export default { fetch: (request, env) => env.KEYS.get(env.KEYS.idFromName('claire')).fetch(request) }`

let runtime: Miniflare
beforeAll(async () => {
  runtime = await runObjects({
    ...{ script: SCRIPT, dir: import.meta.dirname },
    classes: { KEYS: 'Keeper', VAULTS: 'KeyVault' },
    bindings: { KEY_SECRET: 'ab'.repeat(32) },
  })
})
afterAll(() => runtime.dispose())

it('opens a key that has moved into another vault since it was looked up, and none that was deleted', async () => {
  const answer = await runtime.dispatchFetch('http://platform.invalid/')
  expect(await answer.json()).toEqual({ isElsewhere: true, moved: 'opened', deleted: 'No secret opens this key.' })
})
