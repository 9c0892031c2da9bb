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
  /** Further headers, e.g. List-Unsubscribe. */
  headers?: Record<string, string>
}

export interface MailCalendar {
  /** Told in the mail and in the file: a calendar believes either. */
  method: 'PUBLISH' | 'CANCEL'
  /** iCalendar text. */
  content: string
}

/** One line of a header: a client's words may never begin another one. */
export const headerSafe = (text: string): string => text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()

/** A link in a client's words is shown and cannot be followed: `https://x.example` -> `https[:]//x[.]example`. */
export const defuseLinks = (text: string): string =>
  text
    .replaceAll(/\b(https?|ftp):\/\//gi, '$1[:]//')
    .replaceAll(/\b(www)\.(?=\S)/gi, '$1[.]')
    .replaceAll(/([\p{L}\d-])\.(?=(?:com|net|org|info|biz|io|co|app|link|me|ru|xyz|top|site|online|au|uk|de)\b)/giu, '$1[.]')
