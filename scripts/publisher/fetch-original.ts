import { loadPlatformAddress, type PlatformAddress } from '../runtime/ask-platform.ts'
import type { Runtime } from '../runtime/start-runtime.ts'

/** A photo that she has added, opened by the platform, which alone has its key. Undefined: it is there no more. Throws where it is tried again. */
export type FetchOriginal = (photo: { tenantId: string; uploadId: string }) => Promise<Buffer | undefined>

/** Of a platform in this very process. */
export const originalsOf =
  (operate: Runtime['operate']): FetchOriginal =>
  async (photo) =>
    read(await operate('photo', photo))

/** Of one that runs somewhere: OPERATOR_KEY and PLATFORM_URL, or that of DATA_DIR. */
export const originalsOfPlatform =
  (root: string): FetchOriginal =>
  async (photo) =>
    originalsAt(await loadPlatformAddress(root))(photo)

export const originalsAt =
  ({ platformUrl, operatorKey }: PlatformAddress): FetchOriginal =>
  async (photo) => {
    const headers = { authorization: `Bearer ${operatorKey}` }
    const answer = await fetch(`${platformUrl}/_/operator/photo`, { method: 'POST', headers, body: JSON.stringify(photo) }).catch(() => {
      throw new Error(`Only the running platform has the keys of new photos, and nothing answers at ${platformUrl}.`)
    })
    return read(answer)
  }

async function read(response: Response): Promise<Buffer | undefined> {
  if (response.status === 410) return undefined
  if (!response.ok) throw new Error(`The platform answered ${response.status} when it was asked for a new photo.`)
  return Buffer.from(await response.arrayBuffer())
}
