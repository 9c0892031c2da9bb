import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, inject, it } from 'vitest'
import { buildPaths } from '../../sites/builder/paths.ts'
import { PLATFORM_DOMAIN } from '../../tenants/contract/urls.ts'
import { accessKey, previewLink } from '../deploy/access-key.ts'
import { checkUpload } from '../deploy/check-upload.ts'
import { deployUploads } from '../deploy/deploy-uploads.ts'
import { writeSiteUpload } from '../deploy/write-upload.ts'
import { rehearseCloudflare } from '../rehearse/cloudflare/rehearse-cloudflare.ts'
import { prepareDatabase } from '../runtime/prepare-database.ts'
import { makeDatabase } from '../test-support/make-database.ts'
import { runHere } from '../test-support/run-here.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')
const paths = buildPaths(ROOT)
const run = (...flags: string[]) => {
  const { HASH_SECRET: _h, CLOUDFLARE_API_TOKEN: _t, ...env } = process.env
  return promisify(execFile)(process.execPath, flags, { cwd: ROOT, env }).then(
    ({ stdout }) => ({ code: 0, text: stdout }),
    (error: { code: number; stderr: string; stdout: string }) => ({ code: error.code, text: error.stderr + error.stdout }),
  )
}

/** For what is said or refused before anything is made. */
const deployHere = (...flags: string[]) => runHere('deploy', flags, { HASH_SECRET: '', CLOUDFLARE_API_TOKEN: '' })

describe('npm run deploy -- --dry-run', () => {
  it('makes exactly what would be uploaded, by wrangler itself, and names every binding', async () => {
    const { code, text } = await run('scripts/commands/deploy.ts', '--all', '--dry-run')
    expect(text).toMatch(/^platform .*DB .*HASH|^platform .* DB /m)
    expect(text).toMatch(/^site-claire .*claire\.companionconnect\.app .*ASSETS .*EVENTS .*OUTBOX .*SALTS .*SITE_API .*would be uploaded$/m)
    expect(text).toMatch(/^site-sophie .*would be uploaded$/m)
    expect(code).toBe(0)
    const config = JSON.parse(await readFile(path.join(paths.dist, '.deploy/site-claire/wrangler.json'), 'utf8')) as Record<string, unknown>
    expect(config).toMatchObject({
      name: 'site-claire',
      no_bundle: true,
      assets: { directory: '../../claire/site', html_handling: 'none' },
    })
    expect(config.hyperdrive).toBeUndefined()
    const platform = JSON.parse(await readFile(path.join(paths.dist, '.deploy/platform/wrangler.json'), 'utf8')) as Record<string, unknown>
    expect(platform.routes).toEqual([
      { pattern: 'companionconnect.app', custom_domain: true },
      { pattern: '*.companionconnect.app/*', zone_name: 'companionconnect.app' },
    ])
    expect(config.routes).toEqual([{ pattern: 'claire.companionconnect.app/*', zone_name: 'companionconnect.app' }])
  })

  it('gives a preview its own name and host, not indexed and not counted', async () => {
    const upload = await writeSiteUpload(paths, 'claire', { isPreview: true })
    expect([upload.worker, upload.hosts]).toEqual(['site-preview-claire', ['preview-claire.companionconnect.app']])
    expect(JSON.parse(await readFile(path.join(upload.folder, 'manifest.json'), 'utf8'))).toMatchObject({
      status: 'preview',
      accessHash: createHash('sha256').update(accessKey(process.env, 'claire')).digest('hex'),
    })
    expect(accessKey({ PREVIEW_SECRET: 'x' }, 'claire')).not.toBe(accessKey({ PREVIEW_SECRET: 'x' }, 'sophie'))
    expect(previewLink({ PREVIEW_SECRET: 'x' }, 'claire')).toMatch(/^https:\/\/preview-claire\.companionconnect\.app\/\?key=[0-9a-f]{32}$/)
  })

  it('takes a companion who has left away: site and preview, and nobody whose folder is there', async () => {
    const { code, text } = await deployHere('emma', '--remove', '--dry-run')
    expect(text).toMatch(/^site-emma +emma\.companionconnect\.app and her own domains +would be removed$/m)
    expect(text).toMatch(/^site-preview-emma +preview-emma\.companionconnect\.app +would be removed$/m)
    expect(code).toBe(0)
    for (const [flags, exit, words] of [
      [['claire'], 1, /tenants\/claire is still there, and the next deploy would bring the site back\. First: git rm -r tenants\/claire/],
      [['../x'], 1, /"\.\.\/x" is no name of a tenant/],
      [['platform'], 2, /^--remove takes the sites of named tenants away/],
      [['--all'], 2, /^--remove takes the sites of named tenants away/],
    ] as const) {
      const refused = await deployHere(...flags, '--remove', '--dry-run')
      expect([refused.code, refused.text]).toEqual([exit, expect.stringMatching(words)])
    }
  })

  it('refuses an upload with a secret in it', async () => {
    const upload = await writeSiteUpload(paths, 'sophie', { isPreview: true })
    expect((await checkUpload(ROOT, upload, ['a-secret-value'])).problems).toEqual([])
    const manifest = path.join(upload.folder, 'manifest.json')
    await writeFile(manifest, `${await readFile(manifest, 'utf8')} a-secret-value`)
    expect((await checkUpload(ROOT, upload, ['a-secret-value'])).problems).toEqual(['manifest.json holds a secret.'])
  })

  it('tries no site when the platform fails, and goes on when a site does', async () => {
    const good = await writeSiteUpload(paths, 'claire', { isPreview: true })
    const broken = { ...good, worker: 'broken', config: path.join(good.folder, 'missing.json') }
    const what = async (uploads: (typeof good)[]) =>
      (
        await deployUploads(ROOT, uploads, {
          isDryRun: true,
          isUnchanged: ({ worker }) => worker === 'same',
          onDone: async () => undefined,
        })
      ).map((outcome) => outcome.what)
    expect(await what([{ ...broken, slug: undefined }, good])).toEqual(['failed', 'not tried'])
    expect(await what([broken, { ...good, worker: 'same' }, good])).toEqual(['failed', 'unchanged', 'would be uploaded'])
  })

  it.each([
    [['nobody', '--dry-run'], 1, /There is no tenant "nobody"\. There are: claire, margot, sophie/],
    [['claire'], 1, /Set HASH_SECRET, .*in the environment first/],
    [[], 2, /^Name tenants, "platform", or --all\./],
  ] as const)('says what is missing: %s', async (flags, exit, message) => {
    const { code, text } = await deployHere(...flags)
    expect([code, message.test(text)], text).toEqual([exit, true])
  })
})

it('deploys whole to a stand-in of Cloudflare’s API: uploads, refusals, 429, half of the sites, secrets, rollback, preview, removal', async () => {
  const database = await makeDatabase(inject('databaseUrl'))
  try {
    await prepareDatabase(database.url, paths)
    const place = { domain: PLATFORM_DOMAIN, databaseUrl: database.url, run: runHere }
    const { findings, calls } = await rehearseCloudflare({ ...place, tenants: ['claire', 'sophie'] })
    expect(findings.filter(({ isRight }) => !isRight)).toEqual([])
    // An account has 1,200 calls in five minutes.
    for (const worker of ['site-claire', 'site-sophie'])
      expect(calls.filter(({ path: asked }) => asked.includes(`/${worker}`)).length).toBeLessThan(14)
  } finally {
    await database.drop()
  }
})

it('says of a revision that git does not know that it does not', async () => {
  const { code, text } = await runHere('changed', ['no-such-revision'], {})
  expect([code, text]).toEqual([2, expect.stringMatching(/^git knows no revision "no-such-revision"/)])
  expect(text).not.toContain('fatal:')
})

it('names the Worker that is rolled back', async () => {
  expect((await run('scripts/commands/rollback.ts', 'claire', '--dry-run')).text).toContain('wrangler rollback --name site-claire')
  expect((await runHere('rollback', ['--dry-run'], {})).code).toBe(2)
  // Of a tenant who is gone: her Worker may still be live.
  const gone = await runHere('rollback', ['clare', '--dry-run'], {})
  expect([gone.code, gone.text]).toEqual([0, expect.stringContaining('wrangler rollback --name site-clare')])
})
