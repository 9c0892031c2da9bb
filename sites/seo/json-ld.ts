import type { Event, FAQPage, ProfilePage, WithContext } from 'schema-dts'
import { canonicalUrl, languagePath, pagePath } from '../../tenants/contract/urls.ts'
import { cityName } from '../../tenants/contract/words/city-names.ts'
import { fill } from '../../tenants/contract/words/words.ts'
import type { PageContext, Site } from '../context.ts'
import type { SitePage } from '../plan-pages.ts'
import { shareImageOf } from './share-image.ts'

// schema.org objects, typed by its vocabulary: what search engines may say of her, and no more than the pages say.

const CONTEXT = 'https://schema.org'

export function profileJsonLd({ config: { tenant, content }, host, shareImages, prefix }: Site): WithContext<ProfilePage> {
  const home = canonicalUrl(host, languagePath(prefix, pagePath('home')))
  return {
    '@context': CONTEXT,
    '@type': 'ProfilePage',
    url: home,
    mainEntity: {
      '@type': 'Person',
      name: tenant.name,
      description: content.tagline,
      image: canonicalUrl(host, shareImageOf({ shareImages }, pagePath('home'))),
      url: home,
      address: { '@type': 'PostalAddress', addressLocality: tenant.city, ...regionOf(tenant), addressCountry: tenant.country },
      ...(tenant.features.socials && tenant.socials.length > 0 ? { sameAs: tenant.socials.map(({ url }) => url) } : {}),
    },
  }
}

export function faqJsonLd({ config: { content } }: Site): WithContext<FAQPage> {
  const mainEntity = content.faq.map(({ question, answer }) => ({
    '@type': 'Question' as const,
    name: question,
    acceptedAnswer: { '@type': 'Answer' as const, text: answer },
  }))
  return { '@context': CONTEXT, '@type': 'FAQPage', mainEntity }
}

export function eventsJsonLd(
  { site: { config, host }, words }: Pick<PageContext, 'site' | 'words'>,
  { path, legs }: Extract<SitePage, { kind: 'city' }>,
): WithContext<Event>[] {
  const { tenant } = config
  return legs.map(({ city, region, from, to }) => ({
    '@context': CONTEXT,
    '@type': 'Event',
    name: fill(words.tour.inCity, { name: tenant.name, city: cityName(city, tenant.locale) }),
    startDate: from,
    endDate: to,
    url: canonicalUrl(host, path),
    location: {
      '@type': 'Place',
      name: city,
      address: { '@type': 'PostalAddress', addressLocality: city, ...regionOf({ region }), addressCountry: tenant.country },
    },
  }))
}

const regionOf = ({ region }: { region?: string | undefined }) => (region === undefined ? {} : { addressRegion: region })
