/**
 * Every mail there is: what is queued in `mails.kind` and what edge/platform/mail renders. The ending says who reads it, where it is about
 * a request. A new one is queued by db/functions or db/queries; db/names.stack.test.ts holds both to this list.
 */
export const MAIL_KINDS = [
  'request_client',
  'moved_client',
  'taken_back_client',
  'confirmed_client',
  'declined_client',
  'offered_client',
  'withdrawn_client',
  'lapsed_client',
  'asked_client',
  'kept_client',
  'cancelled_client',
  'cancellation_client',
  'expired_client',
  'reminder_client',
  'request_companion',
  'cancelled_companion',
  'picked_companion',
  'moved_companion',
  'asked_companion',
  'lapsed_companion',
  'expired_companion',
  'reminder_companion',
  'flood_companion',
  'waiting_confirm',
  'waiting_open',
  'tomorrow',
  'sign_in',
  'invitation',
  'site_live',
  'weekly_report',
] as const
export type MailKind = (typeof MAIL_KINDS)[number]
/** To somebody who waits for a leg of her tour. */
export type WaitingMailKind = Extract<MailKind, `waiting_${string}`>
/** About one request, to its client. */
export type ClientMailKind = Extract<MailKind, `${string}_client`>
/** About one request, to her. */
export type CompanionMailKind = Exclude<Extract<MailKind, `${string}_companion`>, 'flood_companion'>
