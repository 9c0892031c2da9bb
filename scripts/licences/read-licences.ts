import { readFile } from 'node:fs/promises'
import * as z from 'zod'

/** Licences under which a package may be used here: of all parties none asks for our own source. LGPL and MPL are of whole, unchanged files. */
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BSL-1.0',
  'CC0-1.0',
  'ISC',
  'LGPL-3.0-or-later',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'OFL-1.1',
  'Python-2.0',
  'Unlicense',
  'Zlib',
])

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().optional(),
      resolved: z.string().optional(),
    }),
  ),
})

export interface PackageLicence {
  name: string
  version: string
  /** SPDX expression; '' where the package says none. */
  licence: string
  /** Only builds, checks or tests use it. */
  isDev: boolean
}

/** Every package of others that `npm ci` may install, from a package-lock.json. */
export async function readLicences(lockFile: string): Promise<PackageLicence[]> {
  const { packages } = lockSchema.parse(JSON.parse(await readFile(lockFile, 'utf8')))
  return (
    Object.entries(packages)
      // Ours: the root, and what lies in a folder of it.
      .filter(([folder, { resolved = '' }]) => folder !== '' && !resolved.startsWith('file:'))
      .map(([folder, { version = '', license = '', dev = false }]) => ({
        name: folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length),
        version,
        licence: license,
        isDev: dev,
      }))
  )
}

/** Whether an SPDX expression leaves a choice that is allowed: of `A OR B` one, of `A AND B` both. https://spdx.dev/learn/handling-license-info/ */
export function isAllowed(expression: string): boolean {
  const choices = expression.replace(/[()]/g, '').split(' OR ')
  return choices.some((choice) => choice.split(' AND ').every((licence) => ALLOWED.has(licence)))
}
