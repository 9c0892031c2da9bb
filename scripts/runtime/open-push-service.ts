import { randomUUID } from 'node:crypto'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** A message as a push service gets it: for the device alone to read. */
export interface KeptPush {
  endpoint: string
  headers: Record<string, string>
  bodyBase64: string
}

/**
 * Stands in for every push service in a local run: a message becomes a file, and nothing leaves the machine. As the real ones it answers 410 for a device
 * that is gone, which here is one whose address ends in /gone, and 503 for one that ends in /busy.
 */
export function openPushService(folder: string): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.url.endsWith('/gone')) return new Response(null, { status: 410 })
    if (request.url.endsWith('/busy')) return new Response(null, { status: 503 })
    const kept: KeptPush = {
      endpoint: request.url,
      headers: Object.fromEntries(request.headers),
      bodyBase64: Buffer.from(await request.arrayBuffer()).toString('base64'),
    }
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const file = path.join(folder, `${Date.now()}-${randomUUID()}.json`)
    await writeFile(`${file}.part`, JSON.stringify(kept), { mode: 0o600 })
    await rename(`${file}.part`, file)
    return new Response(null, { status: 201 })
  }
}
