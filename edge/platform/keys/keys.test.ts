import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSealedByMonth, keyIdOf, openClient, sealClient, suite } from './client-seal.ts'
import { clientHash, phoneHash } from './keyed-hash.ts'
import { linkSecrets } from './link-secrets.ts'
import { readRequestLink, signRequest } from './request-link.ts'
import { unwrapKey, wrapKey } from './wrap-key.ts'

const CLIENT = { name: 'Sam Canary', email: 'sam@example.com', phone: '+61 491 570 006', address: null, message: 'Grüße, 你好' }
const place = { tenantId: 'claire', reference: '7KQ2-XM9T' }

describe('sealed details', () => {
  it('open for their tenant and request, and for no other', async () => {
    const keyPair = await suite.GenerateKeyPair(true)
    const { publicKey } = keyPair
    const sealed = await sealClient(CLIENT, { keyId: '7KQ2-XM9T', publicKey, place })
    expect(sealed).not.toMatch(/Canary|sam@/)
    expect([keyIdOf(sealed), isSealedByMonth(sealed)]).toEqual(['7KQ2-XM9T', false])
    expect([keyIdOf('1.2026-12.BM3.9fE'), isSealedByMonth('1.2026-12.BM3.9fE'), keyIdOf('sealed words')]).toEqual([
      '2026-12',
      true,
      undefined,
    ])
    expect(await openClient(sealed, { keyPair, place })).toEqual(CLIENT)
    await expect(openClient(sealed, { keyPair, place: { ...place, tenantId: 'sophie' } })).rejects.toThrow()
    await expect(openClient(sealed, { keyPair, place: { ...place, reference: '7KQ2-XM9U' } })).rejects.toThrow()
    await expect(openClient(sealed, { keyPair: await suite.GenerateKeyPair(true), place })).rejects.toThrow()
    // Twice the same words are not twice the same text.
    expect(await sealClient(CLIENT, { keyId: '7KQ2-XM9T', publicKey, place })).not.toBe(sealed)
  })

  it('has a private key that survives its wrapping, under the old secret too', async () => {
    const { publicKey, privateKey } = await suite.GenerateKeyPair(true)
    const sealed = await sealClient(CLIENT, { keyId: '7KQ2-XM9T', publicKey, place })
    const [old, now] = ['11'.repeat(32), '22'.repeat(32)]
    const wrapped = await wrapKey(old, await suite.SerializePrivateKey(privateKey))
    const back = await suite.DeserializePrivateKey(await unwrapKey([now, old], wrapped))
    expect(await openClient(sealed, { keyPair: { privateKey: back, publicKey }, place })).toEqual(CLIENT)
    await expect(unwrapKey([now, undefined, ''], wrapped)).rejects.toThrow('No secret opens this key')
    await expect(wrapKey('too short', new Uint8Array(8))).rejects.toThrow('64 hexadecimal digits')
  })
})

describe('keyed hashes', () => {
  it('find a client again, of one tenant and with the secret only', async () => {
    expect(await clientHash('s', 'claire', ' Sam@Example.com ')).toBe(await clientHash('s', 'claire', 'sam@example.com'))
    expect(await phoneHash('s', 'claire', '0491 570 006')).toBe(await phoneHash('s', 'claire', '+61 491 570 006'))
    const all = await Promise.all([
      clientHash('s', 'claire', 'sam@example.com'),
      clientHash('s', 'sophie', 'sam@example.com'),
      clientHash('t', 'claire', 'sam@example.com'),
      phoneHash('s', 'claire', 'sam@example.com'),
    ])
    expect(new Set(all).size).toBe(4)
  })
})

describe('links in mails', () => {
  it('name one request for one side, and nothing else is one', async () => {
    const token = await signRequest('secret', { ...place, holder: 'companion' })
    expect(await readRequestLink(['secret'], { token, holder: 'companion' })).toEqual(place)
    expect(await readRequestLink(['secret'], { token, holder: 'client' })).toBeUndefined()
    expect(await readRequestLink(['other'], { token, holder: 'companion' })).toBeUndefined()
    // One that the secret before signed opens while that is kept, and no longer.
    expect(await readRequestLink(linkSecrets({ LINK_SECRET: 'new', LINK_SECRET_OLD: 'secret' }), { token, holder: 'companion' })).toEqual(
      place,
    )
    expect(await readRequestLink(linkSecrets({ LINK_SECRET: 'new', LINK_SECRET_OLD: '' }), { token, holder: 'companion' })).toBeUndefined()
    expect(await readRequestLink(['secret'], { token: token.replace('claire', 'sophie'), holder: 'companion' })).toBeUndefined()
    await fc.assert(
      fc.asyncProperty(fc.string(), async (text) => {
        expect(await readRequestLink(['secret'], { token: text, holder: 'companion' })).toBeUndefined()
      }),
    )
  })
})
