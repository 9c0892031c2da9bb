import type { Miniflare } from 'miniflare'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runObjects } from '../../../scripts/test-support/run-objects.ts'

const SCRIPT = `
  export { KeyKeeper } from './key-keeper.ts'
  export { KeyVault } from './key-vault.ts'
  const details = (name) => ({ name, email: 'sam@example.com', phone: null, address: null, message: null })
  export default {
    async fetch(request, env) {
      const keeper = env.KEYS.get(env.KEYS.idFromName('claire'))
      const seal = (reference) => keeper.seal({ tenantId: 'claire', reference }, details(reference), Date.now())
      const open = async (reference, sealed) => (await keeper.open('claire', [{ reference, sealed }]))[0]?.name ?? null
      const [first, second, third] = [await seal('AAAA-AAAA'), await seal('BBBB-BBBB'), await seal('CCCC-CCCC')]
      const twice = [await open('AAAA-AAAA', first), await open('AAAA-AAAA', first)]
      await keeper.destroy(['BBBB-BBBB'])
      await keeper.discard('CCCC-CCCC')
      return Response.json({ twice, destroyed: await open('BBBB-BBBB', second), discarded: await open('CCCC-CCCC', third), elsewhere: await open('AAAA-AAAA', second) })
    },
  }`

let runtime: Miniflare
beforeAll(async () => {
  runtime = await runObjects({
    ...{ script: SCRIPT, dir: import.meta.dirname },
    classes: { KEYS: 'KeyKeeper', VAULTS: 'KeyVault' },
    bindings: { KEY_SECRET: 'ab'.repeat(32), HASH_SECRET: 'test' },
  })
})
afterAll(() => runtime.dispose())

it('opens details as often as it is asked, and none whose key went before it was asked the first time', async () => {
  const answer = await runtime.dispatchFetch('http://platform.invalid/')
  expect(await answer.json()).toEqual({ twice: ['AAAA-AAAA', 'AAAA-AAAA'], destroyed: null, discarded: null, elsewhere: null })
})
