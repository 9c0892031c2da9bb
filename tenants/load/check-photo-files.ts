import { open, stat } from 'node:fs/promises'
import path from 'node:path'
import { PHOTO_BYTES_MAX } from '../contract/limits.ts'
import { KIND_BYTES, kindOf } from '../contract/photo-kind.ts'
import type { Locators, TenantConfig } from './load-tenant.ts'
import type { HerProblem } from './problem.ts'

type Wrong = Pick<HerProblem, 'got' | 'expected' | 'fix' | 'words'>

/** Each photo's file is there, is small enough and is a photo by what it holds, whatever it is called: a build would find that only when it encodes it. */
export async function checkPhotoFiles({ folder, photos }: TenantConfig, locate: Locators): Promise<HerProblem[]> {
  const found = await Promise.all(
    photos.map(async ({ file }, index): Promise<HerProblem[]> => {
      const wrong = await wrongFile(folder, file)
      return wrong === undefined ? [] : [{ ...locate.photos(['photos', index, 'file']), ...wrong }]
    }),
  )
  return found.flat()
}

async function wrongFile(folder: string, file: string): Promise<Wrong | undefined> {
  const place = path.join(folder, 'photos', file)
  const info = await stat(place).catch(() => undefined)
  if (!info?.isFile()) {
    return {
      got: `"${file}", which is not there`,
      expected: `a file in ${path.join('tenants', path.basename(folder), 'photos')}/`,
      fix: 'Put the photo there or correct the name (capitals count).',
      words: 'The file of this photo is missing. Add the photo again, or remove it.',
    }
  }
  if (info.size > PHOTO_BYTES_MAX) {
    return {
      got: `${Math.round(info.size / 1024 / 1024)} MB`,
      expected: `at most ${PHOTO_BYTES_MAX / 1024 / 1024} MB`,
      fix: 'Export the photo smaller; 2,560 pixels on the long side are enough.',
      words: 'This photo is too large. Export it smaller: 2,560 pixels on the long side are enough.',
    }
  }
  const kind = kindOf(await firstBytes(place))
  if (kind !== undefined && kind !== 'heic' && kind !== 'moving') return undefined
  return {
    got: `"${file}", which is ${kind === undefined ? 'no photo' : KINDS[kind]} by its first bytes`,
    expected: 'a JPEG, PNG, WebP or AVIF file',
    fix: 'Export the photo as JPEG.',
    words: 'The file of this photo can’t be read as a photo. Add the photo again, or remove it.',
  }
}

const KINDS = { heic: 'a HEIC photo', moving: 'a moving picture' }

async function firstBytes(file: string): Promise<Uint8Array> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(new Uint8Array(KIND_BYTES), 0, KIND_BYTES, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}
