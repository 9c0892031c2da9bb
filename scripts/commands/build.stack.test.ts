import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../command-line/root.ts'
import { runHere } from '../test-support/run-here.ts'

const run = promisify(execFile)

describe('npm run build', () => {
  const build = (...flags: string[]) => run(process.execPath, ['scripts/commands/build.ts', ...flags], { cwd: ROOT })

  it('exits with 1 and the problem for a tenant that is not there', async () => {
    const failed = await build('nobody').catch((error: { code: number; stderr: string }) => error)
    expect(failed).toMatchObject({ code: 1, stderr: expect.stringContaining('tenants/nobody') })
  })

  it('does no work the second time and says so', async () => {
    expect((await runHere('build', ['claire'], {})).text).toContain('claire: unchanged, nothing to do.')
  })

  it('speaks JSON', async () => {
    expect(JSON.parse((await runHere('build', ['claire', '--json'], {})).text)).toMatchObject({
      builds: [{ slug: 'claire', built: false, pages: 12 }],
      problems: [],
    })
  })
})
