import { type Mutation, noticedBy } from './mutation.ts'

const PLAN = 'edge/site/bookings/plan-booking.ts'
const START = 'edge/http/plan-start.ts'
const FREE = 'edge/http/plan-free-starts.ts'
const ASSIGN = 'edge/site/variants/assign-variants.ts'
const PLACE = 'edge/http/place-of.ts'
const GUARD = 'edge/http/guard-writes.ts'
const COOKIE = 'edge/site/variants/variant-cookie.ts'
const PREVIEW = 'edge/site/variants/preview-link.ts'
const COUNTED = 'edge/site/visits/is-counted.ts'
const VISITOR = 'edge/site/visits/anonymize.ts'

/** Guards of the Workers. */
export const EDGE_MUTATIONS: Mutation[] = [
  ...noticedBy(['edge/site/bookings/plan-booking'], 'nothing', [
    [PLAN, "< BOOKING_FILL_SECONDS_MIN * 1000) return { reason: 'automated' }", "< 0) return { reason: 'automated' }"],
    [PLAN, 'if (!service) return', 'if (false) return'],
    [START, 'if (hoursAhead < policy.noticeHours)', 'if (hoursAhead < 0)'],
    [START, 'if (hoursAhead > BOOKING_ADVANCE_DAYS_MAX * 24)', 'if (false)'],
    [PLAN, 'if (hours < service.hoursMin)', 'if (false)'],
    [PLAN, 'if (hours > policy.hoursMax)', 'if (false)'],
  ]),
  ...noticedBy(['edge/http/plan-free-starts', 'edge/site/bookings/plan-booking'], 'nothing', [
    [START, 'start < to && from < end', 'from < end && to < end'],
    [START, 'if (evening === undefined)', 'if (false)'],
    [FREE, 'const heldUntil = planned.end + policy.bufferMinutes * MINUTE_MS', 'const heldUntil = planned.end'],
    [FREE, 'each.from < heldUntil && planned.start < each.to', 'planned.start < each.to && each.from < planned.start'],
  ]),
  ...noticedBy(['edge/site/bookings/plan-', 'edge/site/bookings/offered-is-taken'], 'nothing', [
    [PLACE, '!policy.homeDuringTour', 'false'],
    [
      PLACE,
      'there.length > 0 ? { legs: there } : { places: placesOf(booking), tour: booking.tour }',
      '{ city, timeZone: booking.timeZone, incall: true, outcall: true }',
    ],
    [PLACE, 'from <= day && day <= to', 'from <= day'],
  ]),
  ...noticedBy(['edge/platform/keys/salts'], 'stack', [
    ['edge/platform/keys/salt-keeper.ts', '(SALT_AGE_HOURS_MAX - 1) * HOUR_MS', 'SALT_AGE_HOURS_MAX * 1000 * HOUR_MS'],
  ]),
  ...noticedBy(['edge/http/guard-writes'], 'stack', [
    [GUARD, 'isCrossSite(c.req.raw) && !isOpen(c.req.path)', 'false'],
    [GUARD, "if (body === undefined) return refused('too_large')", ''],
  ]),
  ...noticedBy(['edge/site/variants/variants'], 'nothing', [
    [ASSIGN, 'left -= weight', 'left -= total / variants.length'],
    [ASSIGN, 'random() < traffic', 'true'],
    [
      ASSIGN,
      'known.find((assignment) => assignment.experiment === experiment.id) ?? draw(experiment, draws(drawName(experiment)))',
      'draw(experiment, draws(drawName(experiment)))',
    ],
    [COOKIE, 'value.length > COOKIE_LENGTH_MAX', 'false'],
    [COOKIE, '|| known.version !== Number(version)', ''],
    [COOKIE, 'if (variant !== OUTSIDE && !known.variants.some(({ id }) => id === variant)) return []', ''],
    ['edge/site/variants/pick-variant.ts', 'inside.filter(({ exposed }) => !exposed)', 'inside'],
  ]),
  ...noticedBy(['edge/site/pages/preview'], 'stack', [
    [PREVIEW, 'Number(until) * 1000 < now.getTime() || ', ''],
    [PREVIEW, '|| !timingSafeEqual(await macOf(key, `${choices}:${until}`), mac)', ''],
  ]),
  ...noticedBy(['edge/site/visits/visits'], 'nothing', [
    [COUNTED, "headers.get('user-agent') === null || isbot(headers.get('user-agent'))", 'false'],
    [COUNTED, "headers.get('sec-gpc') === '1' ||", ''],
    [COUNTED, "|| headers.get('dnt') === '1'", ''],
    [COUNTED, 'return isSpeculative(headers)', 'return false'],
    [VISITOR, "[headers.get('cf-connecting-ip') ?? '', headers.get('user-agent') ?? '']", "[headers.get('user-agent') ?? '']"],
    [VISITOR, '[tenantId, ...parts]', '[...parts]'],
    ['edge/site/visits/read-visit.ts', '|| url.host === ownHost', ''],
    ['edge/http/is-cross-site.ts', "site !== 'same-origin' && site !== 'none'", "site === 'cross-site'"],
    ['edge/http/is-cross-site.ts', '?.host !== new URL(request.url).host', '?.host === undefined'],
  ]),
  ...noticedBy(['edge/http/network-of'], 'nothing', [['edge/http/network-of.ts', '.slice(0, 4)', '.slice(0, 8)']]),
  ...noticedBy(['edge/platform/keys/keys'], 'nothing', [
    ['edge/platform/keys/client-seal.ts', '`companion-connect client of ${tenantId}`', '`companion-connect client`'],
    ['edge/platform/keys/client-seal.ts', 'new TextEncoder().encode(reference)', "new TextEncoder().encode('')"],
    ['edge/platform/keys/keyed-hash.ts', '[purpose, tenantId, text]', '[purpose, text]'],
    ['edge/platform/keys/keyed-hash.ts', '[purpose, tenantId, text]', '[tenantId, text]'],
  ]),
  ...noticedBy(['edge/http/timing-safe-equal'], 'nothing', [
    ['edge/http/timing-safe-equal.ts', 'let different = a.length ^ b.length', 'let different = 0'],
  ]),
  ...noticedBy(['edge/site/pages/canonical-redirect'], 'nothing', [
    ['edge/site/pages/canonical-redirect.ts', 'hosts.includes(url.host) && url.host !== host', 'url.host !== host'],
    ['edge/site/pages/canonical-redirect.ts', "`/${text.replace(/^\\/+|\\/+$/g, '')}`", "`${text.replace(/\\/+$/g, '')}`"],
  ]),
  ...noticedBy(['edge/http/guard-writes'], 'stack', [['edge/http/read-body.ts', 'if (length > bytesMax) return undefined', '']]),
]
