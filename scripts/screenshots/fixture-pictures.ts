import type { MailPicture } from '../../edge/platform/pictures/mail-picture.ts'
import pictures from './fixture-pictures.json' with { type: 'json' }

// Two of Claire's photos as the photo pipeline makes them for a mail. Their Content-IDs are fixed, so that golden mails do not change with an encoder.

const picture = (name: keyof typeof pictures, caption: string): MailPicture => ({
  cid: `${name}@pictures.invalid`,
  name: caption,
  width: 320,
  height: 400,
  bytes: Uint8Array.from(atob(pictures[name]), (letter) => letter.charCodeAt(0)),
})

export const FIXTURE_PICTURES = {
  garden: picture('garden', 'The hour I like best'),
  silk: picture('silk', 'Folds of crimson and violet silk'),
}
