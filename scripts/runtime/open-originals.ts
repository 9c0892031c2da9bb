import { readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { SLUG } from '../../tenants/contract/slug.ts'
import { writeWhole } from './write-whole.ts'

const UPLOAD = /^[0-9a-f]{32}$/
const OBJECT = /^[0-9a-f]{64}$/

/**
 * The store of photos of one machine: a folder of DATA_DIR, in which everything is sealed. Answers the platform Worker alone: PUT, GET and DELETE
 * /<tenant>/<upload>/<hash>, DELETE /<tenant>/<upload>.
 */
export function openOriginals(folder: string): (request: Request) => Promise<Response> {
  return async (request) => {
    const [tenant = '', upload = '', object, ...more] = new URL(request.url).pathname.slice(1).split('/')
    const isName = SLUG.test(tenant) && UPLOAD.test(upload) && (object === undefined || OBJECT.test(object)) && more.length === 0
    if (!isName) return new Response('Not found', { status: 404 })
    const file = path.join(folder, tenant, upload, object ?? '')
    if (request.method === 'DELETE') {
      await rm(file, { recursive: true, force: true })
      return new Response(null, { status: 204 })
    }
    if (object === undefined) return new Response('Not found', { status: 404 })
    if (request.method === 'PUT') {
      await writeWhole(file, new Uint8Array(await request.arrayBuffer()))
      return new Response(null, { status: 204 })
    }
    const bytes = await readFile(file).catch(() => undefined)
    return bytes === undefined ? new Response('Not found', { status: 404 }) : new Response(bytes)
  }
}
