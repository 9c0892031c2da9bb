import { PHOTO_PIECE_BYTES_MAX, PHOTO_PREVIEW_BYTES_MAX, PHOTO_ROW_BYTES_MAX } from '../../../../../tenants/contract/upload-limits.ts'
import { photoUploadPath } from '../../../../../tenants/contract/urls.ts'
import type { Prepared } from './prepare-photo.ts'

export type SentPhoto = { photo: string; isNew: boolean } | { words: string }

export interface SendOptions {
  /** From 0 to 1. */
  onProgress: (share: number) => void
  /** The connection is lost, or she has been signed out: said until it goes on. */
  onWait: (why: 'connection' | 'signed-out' | undefined) => void
  /** It had stopped, and goes on: what it is called. */
  onKnown: (upload: string) => void
}

/** Larger than any block that has to be seen whole. */
const PIECE_BYTES_MIN = 128 * 1024
const SLOW_MS = 8000
const RETRY_FIRST_MS = 1000
const RETRY_MS_MAX = 15_000

interface Answer {
  received?: number
  upload?: string
  photo?: string
  isNew?: boolean
  words?: string
}

/** Sends a photo in pieces, from where it was. A connection that is lost and a session that has ended are waited for: nothing is sent twice. */
export async function sendPhoto({ photo, preview, row }: Prepared, options: SendOptions): Promise<SentPhoto> {
  const hash = await hashOf(photo)
  let pieceBytes = PHOTO_PIECE_BYTES_MAX
  const known = await ask(photoUploadPath(hash), {}, options)
  if (known.upload !== undefined) options.onKnown(known.upload)
  let received = known.received ?? 0
  for (;;) {
    const where = `${photoUploadPath(hash)}?size=${photo.size}&from=${received}`
    const begun = Date.now()
    const answer = await ask(where, { method: 'PUT', body: photo.slice(received, received + pieceBytes) }, options)
    // A slow line gets smaller pieces: a proxy waits for a body for some seconds only.
    if (Date.now() - begun > SLOW_MS) pieceBytes = Math.max(PIECE_BYTES_MIN, Math.floor(pieceBytes / 2))
    if (answer.words !== undefined) return { words: answer.words }
    if (answer.photo !== undefined) {
      if (answer.isNew) {
        if (preview && preview.size <= PHOTO_PREVIEW_BYTES_MAX)
          await ask(photoUploadPath(hash, 'preview'), { method: 'PUT', body: preview }, options)
        if (row && row.size <= PHOTO_ROW_BYTES_MAX) await ask(photoUploadPath(hash, 'row'), { method: 'PUT', body: row }, options)
      }
      return { photo: answer.photo, isNew: answer.isNew === true }
    }
    received = answer.received ?? 0
    options.onProgress(received / photo.size)
  }
}

async function ask(where: string, request: RequestInit, { onWait }: SendOptions): Promise<Answer> {
  for (let wait = RETRY_FIRST_MS; ; wait = Math.min(RETRY_MS_MAX, wait * 2)) {
    // A session that has ended leads to the page that signs in.
    const response = await fetch(where, { ...request, redirect: 'manual' }).catch(() => undefined)
    if (response && response.type !== 'opaqueredirect' && response.status < 500) {
      onWait(undefined)
      return response.status === 204 ? {} : ((await response.json().catch(() => ({ words: 'This photo wasn’t accepted.' }))) as Answer)
    }
    onWait(response?.type === 'opaqueredirect' ? 'signed-out' : 'connection')
    await patience(wait)
  }
}

/** So long, or until she comes back to this page or the network does. */
const patience = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      removeEventListener('online', end)
      removeEventListener('focus', end)
      resolve()
    }
    const timer = setTimeout(end, milliseconds)
    addEventListener('online', end)
    addEventListener('focus', end)
  })

async function hashOf(photo: Blob): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', await photo.arrayBuffer()))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
