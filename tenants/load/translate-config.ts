import { wordsOf } from '../contract/words/catalogues.ts'
import type { TenantConfig } from './load-tenant.ts'
import type { Translation } from './load-translations.ts'

/**
 * A tenant as a further language shows her: her facts with that language's texts. Tests of words run in the first language alone, because their
 * variants are written in it. Pure; check-translations.ts has seen that nothing is missing.
 */
export function translateConfig(config: TenantConfig, { locale, texts, about, pages }: Translation): TenantConfig {
  return {
    ...config,
    tenant: translateTenant(config, { locale, texts }),
    content: translateContent(config, { locale, texts }),
    photos: config.photos.map((photo) => {
      const told = texts.photos.find(({ id }) => id === photo.id)
      return { ...photo, alt: told?.alt ?? photo.alt, caption: told?.caption }
    }),
    experiments: config.experiments.filter(({ kind }) => kind !== 'text' && kind !== 'cta'),
    about,
    pages,
    translations: [],
  }
}

function translateTenant({ tenant }: TenantConfig, { locale, texts }: Pick<Translation, 'locale' | 'texts'>): TenantConfig['tenant'] {
  const { contact, booking, tour } = texts
  const { deposit } = tenant.booking
  return {
    ...tenant,
    locale,
    translations: [],
    seo: texts.seo,
    contact: { ...tenant.contact, hours: contact.hours, responseTime: contact.responseTime },
    booking: {
      ...tenant.booking,
      screening: booking.screening,
      cancellation: booking.cancellation,
      verifications: booking.verifications,
      deposit: deposit && { ...deposit, note: booking.depositNote ?? deposit.note },
    },
    tour: tenant.tour.map((leg) => ({ ...leg, note: tour.find(({ from }) => from === leg.from)?.note })),
  }
}

function translateContent({ content }: TenantConfig, { locale, texts }: Pick<Translation, 'locale' | 'texts'>): TenantConfig['content'] {
  const { tagline, intro, faq, testimonials } = texts
  return {
    ...content,
    tagline,
    intro,
    faq,
    testimonials,
    callToAction: texts.callToAction ?? wordsOf(locale).booking.callToAction,
    services: content.services.map((service) => ({ ...service, ...texts.services.find(({ id }) => id === service.id) })),
    rates: content.rates.map((group, at) => ({
      title: texts.rates[at]?.title ?? group.title,
      items: group.items.map((item, index) => ({
        ...item,
        label: texts.rates[at]?.items[index]?.label ?? item.label,
        note: texts.rates[at]?.items[index]?.note,
      })),
    })),
    extras: content.extras.map((extra, index) => ({ ...extra, label: texts.extras[index] ?? extra.label })),
  }
}
