import { draftPath } from '../../../../tenants/contract/urls.ts'
import type { ShownPreview } from '../page/read-site.ts'

/**
 * Her draft in the frame of a phone, where there is room for one. While it is being made the script of the app waits for it (client/follow-draft.ts) and
 * fills the frame; what is typed beside it stays.
 */
export function PhoneFrame({ preview, at }: { preview: ShownPreview; at: string }) {
  const src = preview.addressOf(at)
  return (
    <aside class="phone" aria-label="Your draft" data-draft={preview.state}>
      <p class="sub" role="status">
        {WORDS[preview.state]} <a href={draftPath(at)}>{preview.state === 'refused' ? 'See why' : 'Open it'}</a>
      </p>
      {preview.state !== 'refused' && (
        <iframe title="Your draft" loading="lazy" {...(preview.state === 'ready' ? { src } : { 'data-src': src })} />
      )}
    </aside>
  )
}

const WORDS = {
  building: 'Your draft is being made…',
  ready: 'Your draft, as a phone shows it.',
  refused: 'Your draft can’t be shown yet.',
} as const
