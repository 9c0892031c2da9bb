import { BOOKING_STATUSES } from '../../../tenants/contract/booking.ts'
import { askedCitiesPath, dashboardPath, mySitePath } from '../../../tenants/contract/urls.ts'
import { stepLabel } from '../requests/booking-words.ts'
import { isNotesTyped } from '../requests/Notes.tsx'

interface Sent {
  path: string
  form: FormData
}

export interface SentDeed {
  /** What its button does, in our words: nothing of what was sent is in it. */
  label: string
  /** She has written or chosen something that would be lost. */
  isTyped: boolean
  /** The page that it stands on. */
  page: string
  /** What she wrote to a client with it. The client is told of such a deed: it is not to be done twice. */
  answer?: string
}

/** Of her site: what buttons and lists send. Everything else in such a form was filled in by her. */
const BUTTONS_SEND: ReadonlySet<string> = new Set(['do', 'field', 'status', 'change', 'place', 'photo', 'use', 'order', 'at'])

/** What a form would do that was sent when nobody was signed in any more. A form that is not known is never called a save. Pure. */
export function sentDeed({ path, form }: Sent): SentDeed {
  const text = (name: string): string => String(form.get(name) ?? '').trim()
  if (path.startsWith(`${mySitePath()}/`)) return ofSite(path, form, text)
  if (path.startsWith(`${dashboardPath('diary')}/`)) return ofDiary(path, text)
  if (path === dashboardPath('deposit')) return { label: 'Save what I typed', isTyped: true, page: path }
  if (path === dashboardPath('settings')) return { label: 'Save these settings', isTyped: true, page: path }
  if (OF_SETTINGS.has(path)) return { label: 'Send it', isTyped: false, page: dashboardPath('settings') }
  if (path === dashboardPath('calendars')) return { label: 'Add this calendar', isTyped: text('address') !== '', page: path }
  if (path === askedCitiesPath()) return { label: 'Send it', isTyped: false, page: path }
  return ofRequest(path, form, text)
}

/** Forms of its page that are sent elsewhere: buttons, and the choice of a name. */
const OF_SETTINGS: ReadonlySet<string> = new Set(['devices', 'look', 'push'].map(dashboardPath))

type Text = (name: string) => string

function ofSite(path: string, form: FormData, text: Text): SentDeed {
  const isTyped = [...form.keys()].some((name) => !BUTTONS_SEND.has(name))
  const isSaved = ['', 'save', 'see'].includes(text('do'))
  return { label: isSaved ? 'Save what I typed' : 'Open the form as I left it', isTyped, page: path }
}

/** Words that went with a deed are not worth more than the deed: its button names it. */
function ofRequest(path: string, form: FormData, text: Text): SentDeed {
  const isTyped = text('words') !== '' || isNotesTyped(form) || form.getAll('time').some((time) => time !== '')
  const deed = { page: path, isTyped }
  switch (text('do') || 'change') {
    case 'change': {
      const to = BOOKING_STATUSES.find((each) => each === text('to'))
      return { ...deed, answer: text('words'), label: to === undefined ? 'Send it' : stepLabel('confirmed', to) }
    }
    case 'offer':
      return { ...deed, answer: text('words'), label: form.has('anyway') ? 'Offer anyway' : 'Offer these times' }
    case 'notes':
      return { ...deed, label: 'Save my notes', isTyped: true }
    case 'step':
      return { ...deed, label: 'Add it', isTyped: text('amount') !== '' || text('transfer') !== '' }
    default:
      return { ...deed, label: 'Send it', isTyped: false }
  }
}

function ofDiary(path: string, text: Text): SentDeed {
  const part = path.slice(dashboardPath('diary/').length)
  const [does, where] = [text('do'), part.split('/')[0]]
  if (part === 'history')
    return { label: 'Undo', isTyped: false, page: dashboardPath(`diary/${text('page') === 'tour' ? 'tour' : 'hours'}`) }
  if (part === 'block' && does === 'done') return { label: 'Block the evening', isTyped: false, page: dashboardPath() }
  if (part === 'block') return { label: text('meeting') === 'decline' ? 'Decline and block' : 'Block this time', isTyped: true, page: path }
  if (where === 'block' || does === 'remove' || does === 'cancel') return { label: 'Send it', isTyped: false, page: path }
  if (where === 'entry') return { label: part === 'entry' ? 'Add it to your diary' : 'Reschedule', isTyped: true, page: path }
  if (does === 'add') return { label: 'Add this day', isTyped: text('date') !== '', page: path }
  return { label: where === 'hours' || where === 'tour' ? 'Save what I typed' : 'Send it', isTyped: true, page: path }
}
