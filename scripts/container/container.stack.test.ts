import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readlink, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ROOT } from '../command-line/root.ts'

// The start script of the image, with folders in place of image and volume.

let [folder, packages, code] = ['', '', '']
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'container-'))
  packages = path.join(folder, 'image')
  code = path.join(folder, 'volume/code')
  await mkdir(path.join(packages, 'node_modules'), { recursive: true })
  await writeFile(path.join(packages, 'package-lock.json'), '{}')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const start = (...command: string[]) =>
  promisify(execFile)('sh', [path.join(ROOT, 'scripts/container/start.sh'), ...command], {
    env: { ...process.env, COMPANION_PACKAGES: packages, COMPANION_CODE: code },
  }).then(
    ({ stdout }) => ({ code: 0, text: stdout }),
    (error: { code: number; stderr: string }) => ({ code: error.code, text: error.stderr }),
  )

it('runs a command in the checkout with the packages of the image, and refuses what does not belong together', async () => {
  expect(await start('true')).toEqual({ code: 1, text: expect.stringContaining('There is no checkout') })
  await mkdir(code, { recursive: true })
  await writeFile(path.join(code, 'package-lock.json'), '{"other":1}')
  expect(await start('true')).toEqual({ code: 1, text: expect.stringContaining('the packages of another version') })
  await writeFile(path.join(code, 'package-lock.json'), '{}')
  await mkdir(path.join(code, 'node_modules'))
  expect(await start('true')).toEqual({ code: 1, text: expect.stringContaining('packages of its own') })
  await rm(path.join(code, 'node_modules'), { recursive: true })
  for (const _time of ['the first', 'the next']) {
    expect(await start('pwd', '-P')).toMatchObject({ code: 0, text: expect.stringMatching(/volume\/code\n$/) })
    expect(await readlink(path.join(code, 'node_modules'))).toBe(path.join(packages, 'node_modules'))
  }
  expect((await start('sh', '-c', 'exit 7')).code).toBe(7)
})
