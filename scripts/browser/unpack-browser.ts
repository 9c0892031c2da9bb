import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'

const ROOT = path.resolve(import.meta.dirname, '../..')
/** The package unpacks into the temporary folder of its process and takes for whole whatever is there already. */
const UNPACK = `await (await import('@sparticuz/chromium')).default.executablePath()`

/**
 * Chromium from npm, unpacked once into this checkout. Not into the temporary folder of the machine, where another user may not run it, and where
 * two who unpack at once find each other's half.
 */
export async function unpackBrowser(cache = path.join(ROOT, '.cache')): Promise<string> {
  const { version } = JSON.parse(await readFile(path.join(ROOT, 'node_modules/@sparticuz/chromium/package.json'), 'utf8')) as {
    version: string
  }
  const folder = path.join(cache, `chromium-${version}`)
  const executable = path.join(folder, 'chromium')
  if (existsSync(executable)) return executable
  await mkdir(cache, { recursive: true })
  const part = await mkdtemp(`${folder}.part-`)
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', UNPACK], {
    cwd: ROOT,
    env: { ...process.env, TMPDIR: part },
  })
  await rename(part, folder).catch(async (error: NodeJS.ErrnoException) => {
    await rm(part, { recursive: true, force: true })
    // Somebody was faster.
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
  })
  return executable
}
