import { cpSync } from 'node:fs'
import { cp, mkdtemp, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { SHARED_PARTS, shareCache } from '../../sites/builder/share-cache.ts'
import { unpackBrowser } from '../browser/unpack-browser.ts'
import { SOURCES } from './copy-fresh.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')
const BUILT = ['.engine', 'dist']

/** A checkout of its own below the temporary folder: the same code and modules, in which a test may change anything. */
export async function copyCheckout(): Promise<string> {
  const root = await mkdtemp(path.join(tmpdir(), 'checkout-'))
  // The browser is half a gigabyte and changes for nobody; photos and the like lie under what decides over their bytes.
  const cache = path.join(ROOT, '.cache')
  const isShared = (from: string) => [...SHARED_PARTS, 'chromium-'].some((part) => from.startsWith(path.join(cache, part)))
  const filter = (from: string) => !isShared(from)
  // Links as they are: those of dist/ lead to what is beside them. At once: three thousand files, one after the other through the thread pool, take thrice as long.
  for (const part of [...SOURCES, ...BUILT])
    cpSync(path.join(ROOT, part), path.join(root, part), { recursive: true, verbatimSymlinks: true })
  await cp(cache, path.join(root, '.cache'), { recursive: true, filter })
  await shareCache(cache, path.join(root, '.cache'))
  const browser = path.dirname(await unpackBrowser())
  await symlink(browser, path.join(root, '.cache', path.basename(browser)))
  await symlink(path.join(ROOT, 'node_modules'), path.join(root, 'node_modules'))
  return root
}
