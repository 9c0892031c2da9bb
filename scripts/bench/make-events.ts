import { randomUUID } from 'node:crypto'
import type { Event } from '../../tenants/contract/event.ts'
import type { EventName } from '../../tenants/contract/event-data.ts'

const NAMES: EventName[] = ['page_view', 'page_view', 'photo_view', 'page_view', 'engagement']
const PATHS = ['/', '/gallery', '/rates', '/services', '/booking']

/** Events as they come from the queue: visits of five events by different visitors, in order, a second apart. */
export function makeEvents(count: number, { from, random }: { from: Date; random: () => number }): Event[] {
  let visitorId = ''
  return Array.from({ length: count }, (_, index) => {
    if (index % NAMES.length === 0) visitorId = randomUUID().replaceAll('-', '')
    const name = NAMES[index % NAMES.length] as EventName
    return {
      eventId: randomUUID(),
      occurredAt: new Date(from.getTime() + index * 1000).toISOString(),
      name,
      path: PATHS[Math.floor(random() * PATHS.length)] as string,
      variants: { 'hero-photo.1': 'garden' },
      firstFor: {},
      data: dataOf(name),
      visitorId,
      previousVisitorId: null,
      referrerHost: 'l.instagram.com',
      utmSource: null,
      utmMedium: null,
      utmCampaign: 'spring',
      utmTerm: null,
      utmContent: null,
      clickSource: null,
      country: 'AU',
      region: 'New South Wales',
      city: 'Sydney',
      device: 'phone',
      browser: 'Safari',
      os: 'iOS',
    }
  })
}

function dataOf(name: EventName): Event['data'] {
  if (name === 'engagement') return { seconds: 12.5, scrollPercent: 80 }
  return name === 'photo_view' ? { photo: 'garden' } : {}
}
