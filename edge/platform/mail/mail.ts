import type { MailPicture } from '../pictures/mail-picture.ts'

/** A mail before it is sent. */
export interface Mail {
  /** Same mail, same id: it becomes the Message-ID, so that a repeat after a crash is known to be one. */
  mailId: string
  fromName: string
  to: string
  replyTo?: string | undefined
  subject: string
  text: string
  html: string
  /** An appointment, or its cancellation. */
  ics?: MailCalendar | undefined
  /** Shown by their Content-ID; they travel in the mail, so that opening it asks nobody for anything. */
  pictures?: readonly MailPicture[]
  /** Further headers, e.g. List-Unsubscribe. */
  headers?: Record<string, string>
}

export interface MailCalendar {
  /** Told in the mail and in the file: a calendar believes either. */
  method: 'PUBLISH' | 'CANCEL'
  /** iCalendar text. */
  content: string
  /** What the file is called: `appointment.ics`. */
  filename: string
}

/** One line of a header: a client's words may never begin another one. */
export const headerSafe = (text: string): string => text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()
