import type { EventName } from '../../tenants/contract/event-data.ts'
import type { Tenant } from '../../tenants/contract/tenant.ts'
import type { Words } from '../../tenants/contract/words/words.ts'

export interface ContactLink {
  label: string
  href: string
  /** The event that a click on it is. */
  event: EventName
  /** Where it leads, for a social click. */
  platform?: string
}

const digits = (phone: string) => phone.replace(/[^+\d]/g, '')

/** Ways to reach her, the preferred one first, then her pages elsewhere. */
export function contactLinks({ contact, socials, features }: Tenant, { footer }: Words): ContactLink[] {
  const ways: Record<string, ContactLink | undefined> = {
    email: { label: footer.email, href: `mailto:${contact.email}`, event: 'email_click' },
    phone: contact.phone === undefined ? undefined : { label: footer.phone, href: `tel:${digits(contact.phone)}`, event: 'phone_click' },
    whatsapp:
      contact.whatsapp === undefined
        ? undefined
        : {
            label: 'WhatsApp',
            href: `https://wa.me/${digits(contact.whatsapp).replace('+', '')}`,
            event: 'social_click',
            platform: 'whatsapp',
          },
    telegram:
      contact.telegram === undefined
        ? undefined
        : { label: 'Telegram', href: `https://t.me/${contact.telegram}`, event: 'social_click', platform: 'telegram' },
    sms: contact.sms === undefined ? undefined : { label: footer.text, href: `sms:${digits(contact.sms)}`, event: 'phone_click' },
  }
  const sorted = Object.entries(ways).sort(([a], [b]) => Number(b === contact.preferred) - Number(a === contact.preferred))
  const own = sorted.flatMap(([, link]) => (link === undefined ? [] : [link]))
  if (!features.socials) return own
  const elsewhere = socials.map(({ platform, url }) => ({
    label: `${platform[0]?.toUpperCase()}${platform.slice(1)}`,
    href: url,
    event: 'social_click' as const,
    platform,
  }))
  return [...own, ...elsewhere]
}
