import { PHOTO_FORM_BYTES_MAX, PHOTO_PIECE_BYTES_MAX } from '../../../tenants/contract/upload-limits.ts'
import { mySitePath } from '../../../tenants/contract/urls.ts'
import { messagePage } from '../app/message-page.tsx'
import { readSession } from '../sign-in/session.ts'
import { signInAddress } from '../sign-in/sign-in-pages.tsx'

// Bodies that are photos: larger than any form, of nobody who is not signed in, and not text that anybody cleans.

const ADD = mySitePath('photos/add')

/** The form that a browser without script sends. */
export const isPhotoForm = ({ method, path }: { method: string; path: string }): boolean => method === 'POST' && path === ADD
const isPiece = ({ method, path }: { method: string; path: string }): boolean =>
  method === 'PUT' && path.startsWith(mySitePath('photos/uploads/'))

/** How long such a body may be. Undefined: it is none. */
export async function photoBytesMax(
  env: PlatformEnv,
  request: { method: string; path: string; raw: Request },
): Promise<number | undefined> {
  if (isPiece(request)) return PHOTO_PIECE_BYTES_MAX
  if (!isPhotoForm(request)) return undefined
  // So much is read into memory for somebody who is signed in alone.
  return (await readSession(env, request.raw)) ? PHOTO_FORM_BYTES_MAX : undefined
}

export const photosTooLarge = (): Promise<Response> =>
  messagePage({
    title: 'That is too much at once',
    status: 413,
    children: (
      <section class="card">
        <p>Together these photos are larger than {PHOTO_FORM_BYTES_MAX / 1024 / 1024} MB, so none of them was added.</p>
        <p>Choose fewer at once. A photo of more than 30 MB has to be saved smaller first.</p>
        <p class="actions">
          <a class="button" href={ADD}>
            Choose again
          </a>
        </p>
      </section>
    ),
  })

/** Photos that were sent after she had been signed out: they are hers to choose once more. */
export const photosAfterSignOut = (): Promise<Response> =>
  messagePage({
    title: 'Please sign in again',
    status: 401,
    children: (
      <section class="card">
        <p>You have been signed out since you opened that page, so no photo was added. Sign in and choose them again.</p>
        <p class="actions">
          <a class="button" href={signInAddress({ to: ADD })}>
            Sign in
          </a>
        </p>
      </section>
    ),
  })
