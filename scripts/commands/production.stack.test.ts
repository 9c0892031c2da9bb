import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import sharp from 'sharp'
import { list } from 'tar'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect } from '../../db/connect.ts'
import { startEmbeddedPostgres } from '../../db/embedded/embedded-postgres.ts'
import { PLATFORM_DOMAIN, tenantHost } from '../../tenants/contract/urls.ts'
import { freePort } from '../runtime/free-port.ts'
import { addPhoto, openPhotoOf } from '../test-support/add-photo.ts'
import { backUpSealed } from '../test-support/back-up-sealed.ts'
import { eventually } from '../test-support/eventually.ts'
import { isWell } from '../test-support/is-well.ts'
import { photoWithSecrets, SECRETS } from '../test-support/photo-with-secrets.ts'
import { proxied } from '../test-support/proxied.ts'
import { runHere } from '../test-support/run-here.ts'
import { runScript } from '../test-support/run-script.ts'
import { BUCKET_KEYS, startBucket } from '../test-support/start-bucket.ts'
import { startInDays } from '../test-support/start-in-days.ts'
import { type MailServer, startMailServer } from '../test-support/start-mail-server.ts'
import { makeDataDir, type Serve, startServe } from '../test-support/start-serve.ts'

// The restore drill: one machine as docs/one-machine.md sets it up, without the proxy.

const HOST = tenantHost('claire')
let folder: string
let smtp: MailServer
const serves: Serve[] = []
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'drill-'))
  smtp = await startMailServer()
})
afterAll(async () => {
  await Promise.all(serves.map((serve) => serve.stop()))
  await smtp.stop()
  await rm(folder, { recursive: true, force: true })
})

async function serve(dataDir: string): Promise<Serve> {
  const started = await startServe({ flags: ['--production'], env: { DATA_DIR: dataDir, SMTP_URL: smtp.url } })
  serves.push(started)
  return started
}
const end = async (started: Serve): Promise<void> => {
  started.child.kill('SIGTERM')
  await new Promise((resolve) => started.child.once('close', resolve))
}

const draft = (days: number) => ({
  name: 'Drill Sam',
  email: 'drill@example.com',
  service: 'dinner',
  startsAt: startInDays(days),
  hours: 2,
  idempotencyKey: randomUUID(),
})

describe('one machine in production', () => {
  it('refuses to start where mails would stay in a folder', async () => {
    const dataDir = await makeDataDir()
    await expect(startServe({ flags: ['--production'], env: { DATA_DIR: dataDir, SMTP_URL: '' } })).rejects.toThrow(/Set SMTP_URL/)
    await rm(dataDir, { recursive: true })
  })

  const dataDir = () => path.join(folder, 'data')
  const kept = draft(40)
  const restored = () => path.join(folder, 'restored')
  let running: Serve
  let reference: string
  let photoId: string
  let photo: Buffer | undefined

  it('serves the real hosts over the proxy and books', async () => {
    running = await serve(dataDir())
    const { port } = running
    expect(running.output()).toMatch(/Mails come from \S+\. Give MAIL_FROM /)
    const home = await proxied(port, { path: '/' })
    expect([home.status, home.headers['set-cookie']?.[0]]).toEqual([200, expect.stringMatching(/^__Host-ab=.*Secure/)])
    expect((await proxied(port, { path: '/', host: PLATFORM_DOMAIN })).text).toContain('Companion')
    expect((await proxied(port, { path: '/', host: 'claire.localhost' })).status).toBe(404)
    const asked = async (domain: string) => (await proxied(port, { path: `/_/host?domain=${domain}`, host: '127.0.0.1' })).status
    expect([await asked(HOST), await asked(PLATFORM_DOMAIN), await asked('elsewhere.example')]).toEqual([200, 200, 404])
    // The runtime's own tools are for the machine alone.
    expect((await proxied(port, { path: '/cdn-cgi/local/explorer' })).status).toBe(404)
    expect((await proxied(port, { path: '/_/mails', host: PLATFORM_DOMAIN })).status).toBe(404)
    // As the container asks (Dockerfile): well where the platform answers, ill where nobody does.
    expect([await isWell(port), await isWell(await freePort())]).toEqual([true, false])

    const booked = await proxied(port, { path: '/_/bookings', body: kept })
    expect(booked.status).toBe(201)
    ;({ reference } = JSON.parse(booked.text) as { reference: string })
    const links = await eventually(async () => smtp.mails.find((text) => text.includes(`https://${HOST}/_/`)))
    expect(links).not.toContain('localhost')
  })

  it('restarts, and forwards a request that came back without its alarm', async () => {
    await (await startEmbeddedPostgres(path.join(dataDir(), 'postgres'))).stop()
    const received = await proxied(running.port, { path: '/_/bookings', body: draft(42) })
    expect(received.status).toBe(202)
    await end(running)
    const alarms = new DatabaseSync(path.join(dataDir(), 'edge/do/platform-BookingOutbox/metadata.sqlite'))
    expect(alarms.prepare('delete from _cf_ALARM').run().changes).toBe(1)
    alarms.close()
    running = await serve(dataDir())
    const health = () => proxied(running.port, { path: '/_/health' })
    expect(await eventually(async () => (/"waiting":0/.test((await health()).text) ? 'forwarded' : undefined))).toBe('forwarded')
  })

  it('takes a photo from her phone, which waits sealed for her to publish it', async () => {
    const { url } = await startEmbeddedPostgres(path.join(dataDir(), 'postgres'))
    const sql = connect(url)
    const headers = { host: PLATFORM_DOMAIN, 'cf-connecting-ip': '2001:db8:9::2' }
    photoId = await addPhoto('claire', sql, { port: running.port, dataDir: dataDir(), headers, file: await photoWithSecrets('jpeg') })
    await sql.end()
    expect(photoId).toMatch(/^photo-[0-9a-f]{10}$/)
  })

  it('has everything after a restore, also with a new KEY_SECRET', async () => {
    const file = path.join(folder, 'backup.tar.gz')
    expect(await runScript('backup', ['--out', file], { DATA_DIR: dataDir() })).toMatchObject({
      code: 0,
      text: expect.stringMatching(/Wrote .*backup\.tar\.gz/),
    })
    expect((await stat(file)).mode & 0o077).toBe(0)
    const names: string[] = []
    await list({ file, onReadEntry: (entry) => names.push(entry.path) })
    expect(names.filter((name) => /secrets\.json|SaltKeeper/.test(name))).toEqual([])
    expect(names.filter((name) => /KeyKeeper\/[0-9a-f]+\.sqlite$/.test(name)).length).toBeGreaterThan(0)
    const { sealed, keyFile } = await backUpSealed(dataDir())
    const later = JSON.parse((await proxied(running.port, { path: '/_/bookings', body: draft(41) })).text) as { reference: string }
    await end(running)

    const refused = async (flags: string[]) => (await runHere('restore', flags, { DATA_DIR: restored() })).text
    expect(await refused([sealed])).toMatch(/--secrets FILE/)
    const secrets = path.join(dataDir(), 'secrets.json')
    expect((await stat(secrets)).mode & 0o077).toBe(0)
    expect(await refused([sealed, '--secrets', secrets])).toMatch(/is sealed\. Name the file with its key.*--key FILE/)
    expect(await refused([sealed, '--secrets', secrets, '--key', secrets])).toMatch(/holds no key of npm run backup/)
    expect(await runScript('restore', [sealed, '--secrets', secrets, '--key', keyFile], { DATA_DIR: restored() })).toMatchObject({
      code: 0,
      text: expect.stringMatching(/Restored/),
    })
    expect(await refused([file, '--secrets', secrets])).toMatch(/is not empty/)
    expect(await runScript('secrets', ['rotate', 'KEY_SECRET'], { DATA_DIR: restored() })).toMatchObject({
      code: 0,
      text: expect.stringMatching(/KEY_SECRET is new/),
    })
    const listed = await runScript('secrets', ['list'], { DATA_DIR: restored() })
    expect(listed.text).toMatch(/^KEY_SECRET .*with the one before it/m)
    expect(listed.text).toMatch(/^PREVIEW_SECRET .*secrets\.json/m)

    // As the drill says: on a laptop, where mails stay in a folder.
    running = await startServe({ env: { DATA_DIR: restored() } })
    serves.push(running)
    // The same request again is the one that is there; one from after the back-up is not.
    const again = await proxied(running.port, { host: `claire.localhost:${running.port}`, path: '/_/bookings', body: kept })
    expect(JSON.parse(again.text)).toMatchObject({ reference })
    // The details of before still open.
    const opened = await runScript('privacy', ['export', '--tenant', 'claire', '--email', 'drill@example.com'], {
      DATA_DIR: restored(),
      PORT: `${running.port}`,
    })
    expect(opened.text).toContain('Drill Sam')
    expect(opened.text).toContain(reference)
    expect(opened.text).not.toContain(later.reference)
    // Every key is wrapped with the new one by now, so that the old one has gone.
    expect((await runScript('secrets', ['list'], { DATA_DIR: restored() })).text).not.toContain('with the one before it')
    expect(running.output()).toContain('not needed any more')
    photo = await openPhotoOf('claire', { photoId, dataDir: restored(), port: running.port })
    expect(SECRETS.filter((secret) => photo?.includes(secret))).toEqual([])
    expect(await sharp(photo).metadata()).toMatchObject({ format: 'jpeg', width: 120, height: 80 })
    await end(running)
  })

  it('opens her photo from a bucket, too, once its sealed bytes were moved there and KEY_SECRET was changed again', async () => {
    const bucket = await startBucket()
    try {
      await bucket.takeFolder(path.join(restored(), 'originals'))
      await rm(path.join(restored(), 'originals'), { recursive: true })
      expect(await runHere('secrets', ['rotate', 'KEY_SECRET'], { DATA_DIR: restored() })).toMatchObject({ code: 0 })
      const env = { DATA_DIR: restored(), BUCKET_URL: bucket.url, BUCKET_KEY_ID: BUCKET_KEYS.keyId, BUCKET_KEY: BUCKET_KEYS.secret }
      running = await startServe({ env })
      serves.push(running)
      expect(await openPhotoOf('claire', { photoId, dataDir: restored(), port: running.port })).toEqual(photo)
      // The erasure of a client moves every key that is left into a new vault.
      const client = ['--tenant', 'claire', '--email', 'drill@example.com']
      const erased = await runHere('privacy', ['erase', ...client], { DATA_DIR: restored(), PORT: `${running.port}` })
      expect(erased.text).toMatch(/^Erased 2 bookings/)
      expect(await openPhotoOf('claire', { photoId, dataDir: restored(), port: running.port })).toEqual(photo)
      expect([...bucket.objects.values()].some((bytes) => bytes.includes(photo?.subarray(0, 64) ?? ''))).toBe(false)
      expect((await runHere('secrets', ['list'], { DATA_DIR: restored() })).text).not.toContain('with the one before it')
      await end(running)
    } finally {
      await bucket.stop()
    }
  })
})
