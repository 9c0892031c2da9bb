import { phoneSchema } from '../../../tenants/contract/fields.ts'
import type { SOCIAL_PLATFORMS } from '../../../tenants/contract/tenant.ts'
import type { Note, SourcePage } from './site-source.ts'

type Platform = (typeof SOCIAL_PLATFORMS)[number]
const SOCIAL_HOSTS: Readonly<Record<string, Platform>> = {
  'bsky.app': 'bluesky',
  'instagram.com': 'instagram',
  'linktr.ee': 'linktree',
  'onlyfans.com': 'onlyfans',
  'threads.net': 'threads',
  'tiktok.com': 'tiktok',
  'tryst.link': 'tryst',
  'twitter.com': 'x',
  'x.com': 'x',
  'youtube.com': 'youtube',
}
/** Buttons that hand on the page they stand on. */
const SHARING = /\/(intent|share|sharer)\b/

export interface FoundContact {
  /** Undefined: none, or more than one. */
  email: string | undefined
  contact: Partial<Record<'phone' | 'whatsapp' | 'telegram' | 'sms', string>>
  socials: { platform: Platform; url: string }[]
  notes: Note[]
}

/** Ways to reach her, from what can be tapped: an address that is only written may be anybody's. Pure. */
export function findContact(pages: readonly SourcePage[]): FoundContact {
  const found = new Map<string, Map<string, string>>()
  for (const { links, from } of pages)
    for (const link of links) {
      const way = wayOf(link)
      if (way === undefined) continue
      const [kind, value] = way
      const values = found.get(kind) ?? new Map<string, string>()
      if (!values.has(value)) values.set(value, from)
      found.set(kind, values)
    }
  const notes: Note[] = []
  const only = (kind: string): string | undefined => {
    const [first, ...others] = [...(found.get(kind) ?? [])]
    if (others.length === 0) return first?.[0]
    for (const [value, from] of [first, ...others] as [string, string][])
      notes.push({ what: `${kind}: ${value}`, why: 'there are several: say which one in tenant.yaml', from })
    return undefined
  }
  const contact = Object.fromEntries(
    (['phone', 'whatsapp', 'telegram', 'sms'] as const).flatMap((kind) => {
      const value = only(kind)
      return value === undefined ? [] : [[kind, value]]
    }),
  )
  const socials = [...new Set(Object.values(SOCIAL_HOSTS))].sort().flatMap((platform) => {
    const url = only(platform)
    return url === undefined ? [] : [{ platform, url }]
  })
  return { email: only('email'), contact, socials, notes }
}

function wayOf(link: string): [kind: string, value: string] | undefined {
  const [, scheme = '', rest = ''] = /^(mailto|tel|sms):([^?]+)/i.exec(link) ?? []
  const said = safeDecode(rest).trim()
  if (/^mailto$/i.test(scheme)) return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(said) ? ['email', said.toLowerCase()] : undefined
  if (scheme !== '') return phoneSchema.safeParse(said).success ? [/^tel$/i.test(scheme) ? 'phone' : 'sms', said] : undefined
  if (!URL.canParse(link)) return undefined
  const url = new URL(link)
  const host = url.hostname.replace(/^(www|m)\./, '')
  const [first = ''] = url.pathname.split('/').filter((part) => part !== '')
  if (host === 'wa.me' || host === 'api.whatsapp.com') {
    const digits = (host === 'wa.me' ? first : (url.searchParams.get('phone') ?? '')).replace(/\D/g, '')
    return phoneSchema.safeParse(`+${digits}`).success ? ['whatsapp', `+${digits}`] : undefined
  }
  if (host === 't.me') return /^[A-Za-z]\w{3,31}$/.test(first) ? ['telegram', first] : undefined
  const platform = SOCIAL_HOSTS[host]
  // The page of a platform itself is nobody's.
  if (platform === undefined || first === '' || SHARING.test(url.pathname)) return undefined
  return [platform, `https://${url.hostname}${url.pathname.replace(/\/$/, '')}`]
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
