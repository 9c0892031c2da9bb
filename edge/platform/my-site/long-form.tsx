import { PHOTO_FORM_BYTES_MAX } from '../../../tenants/contract/upload-limits.ts'
import { Buttons } from '../app/Buttons.tsx'
import { HiddenFields } from '../app/HiddenFields.tsx'
import { messagePage } from '../app/message-page.tsx'
import { signInAddress } from '../sign-in/sign-in-pages.tsx'
import { isPhotoForm, photosTooLarge } from '../uploads/photo-body.tsx'
import { type SentDeed, sentDeed } from './sent-deed.ts'

// Forms that somebody has written at for a while: nothing of what she typed is lost, whatever becomes of them.

/** Nobody waits for more than this. */
const LET_COME_BYTES_MAX = 4 * PHOTO_FORM_BYTES_MAX

/** What a browser sends is let come to its end: one whose connection is closed while it sends shows no page of ours. */
async function letCome({ body, bodyUsed }: Request): Promise<void> {
  if (body === null || bodyUsed) return
  let bytes = 0
  for await (const chunk of body as ReadableStream<Uint8Array>) {
    bytes += chunk.byteLength
    if (bytes > LET_COME_BYTES_MAX) return
  }
}

/** Longer than all fields of a form may be together: nothing of it was kept. */
export async function tooLong(request: Request): Promise<Response> {
  await letCome(request).catch(() => undefined)
  const path = new URL(request.url).pathname
  if (isPhotoForm({ method: request.method, path })) return photosTooLarge()
  return messagePage({
    title: 'That is too long',
    status: 413,
    children: (
      <section class="card">
        <p>This is more text than a form can take, so none of it was saved. What you saved before hasn’t changed.</p>
        <p>Go back to find what you typed, and shorten it.</p>
        <p class="actions">
          <a href={path}>Open the form as it was saved</a>
        </p>
      </section>
    ),
  })
}

/**
 * A form that was sent after she had been signed out. What she typed is in this very page, to be sent once more by a button that says what it does, or to be
 * left; nothing of it is kept by us. Where nothing was typed, nothing is to be sent: she finds the button again on its page.
 */
export function afterSignOut(sent: { path: string; form: FormData }): Promise<Response> {
  const deed = sentDeed(sent)
  return messagePage({
    title: 'Please sign in again',
    status: 401,
    children: <section class="card">{deed.isTyped ? <Kept sent={sent} deed={deed} /> : <NothingTyped {...deed} />}</section>,
  })
}

const NothingTyped = ({ page }: SentDeed) => (
  <>
    <p>You have been signed out since you opened that page, so nothing was done. Sign in and you’ll be back there.</p>
    <p class="actions">
      <a class="button" href={signInAddress({ to: page })}>
        Sign in
      </a>
    </p>
  </>
)

const Kept = ({ sent: { path, form }, deed: { label, page } }: { sent: { path: string; form: FormData }; deed: SentDeed }) => (
  <>
    <p>You have been signed out since you opened that page, so nothing was done. What you typed is still here.</p>
    <p class="actions">
      <a class="button" href={signInAddress({ to: page })} target="_blank" rel="noreferrer">
        Sign in
      </a>
      <span class="sub">It opens in a new tab. Then come back to this one.</span>
    </p>
    <form method="post" action={path}>
      <HiddenFields fields={form} />
      <Buttons>
        <button type="submit" class="quiet">
          {label}
        </button>
        <a class="button quiet" href={page}>
          Leave it
        </a>
      </Buttons>
    </form>
  </>
)
