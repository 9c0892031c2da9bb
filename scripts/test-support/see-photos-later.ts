import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect } from 'vitest'
import { colouredPhoto } from './coloured-photo.ts'
import { eventually } from './eventually.ts'
import { requestSite } from './request-site.ts'
import type { Serve } from './start-serve.ts'

/** As in a new checkout: margot was never built whole, and nobody has encoded one of her photos. */
export async function leavePhotoForLater(root: string): Promise<void> {
  const photo = path.join(root, 'tenants/margot/photos/grayscale-demo-image-02.jpg')
  await writeFile(photo, await colouredPhoto({ width: 1800, height: 1200 }))
  await rm(path.join(root, 'dist/margot'))
}

/** It is served at once: that photo comes when it is asked for, and the site is built whole after it. */
export async function seePhotosLater(root: string, { port, output }: Serve): Promise<void> {
  await eventually(async () => (output().includes('All photos of margot are encoded') ? true : undefined))
  expect(output()).toContain('margot: 1 photo is still to be encoded')
  const versions = path.join(root, 'dist/.served/sites/margot')
  const gallery = (version: string) => readFile(path.join(versions, version, 'site/gallery/index.html'), 'utf8')
  const pages = await Promise.all((await readdir(versions)).map(gallery))
  const [file = ''] = /\/_a\/later-[\w-]+\.avif/.exec(pages.join('')) ?? []
  // A page that was opened before still asks for it.
  const photo = await requestSite({ port, slug: 'margot', path: file })
  expect([photo.status, photo.headers.get('content-type')]).toEqual([200, 'image/avif'])
  expect(await (await requestSite({ port, slug: 'margot', path: '/gallery' })).text()).not.toContain(file)
}
