import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isChallengeMet } from './verify-challenge.ts'

let server: Server
let url: string
const asked: string[] = []
beforeAll(async () => {
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString()
    })
    request.on('end', () => {
      asked.push(body)
      response.statusCode = body.includes('broken') ? 500 : 200
      response.end(JSON.stringify({ success: body.includes('response=good') }))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/siteverify`
})
afterAll(() => server.close())

describe('isChallengeMet', () => {
  const env = () => ({ CHALLENGE_URL: url, CHALLENGE_SECRET: 's3cret' })
  it('asks with secret and token and nothing else', async () => {
    expect(await isChallengeMet(env(), 'good')).toBe(true)
    expect(await isChallengeMet(env(), 'bad')).toBe(false)
    expect(asked).toEqual(['secret=s3cret&response=good', 'secret=s3cret&response=bad'])
  })

  it('refuses a request without a token, where one is set up', async () => {
    expect(await isChallengeMet(env(), undefined)).toBe(false)
    expect(await isChallengeMet({ CHALLENGE_URL: '', CHALLENGE_SECRET: '' }, undefined)).toBe(true)
  })

  it('loses no booking when the service is broken or away', async () => {
    expect(await isChallengeMet(env(), 'broken')).toBe(true)
    expect(await isChallengeMet({ CHALLENGE_URL: 'http://127.0.0.1:9/', CHALLENGE_SECRET: '' }, 'good')).toBe(true)
  })
})
