import { expect, it } from 'vitest'
import * as urls from './urls.ts'

it('prints every URL of the product', () => {
  expect({
    pages: urls.PAGE_IDS.map((page) => `${page} ${urls.pagePath(page)} ${urls.pageFile(urls.pagePath(page))}`),
    permutation: urls.permutationFile(
      urls.permutationName([
        { experiment: 'hero-photo', variant: 'garden' },
        { experiment: 'cta', variant: 'control' },
      ]),
      '/',
    ),
    permutationOfTwo: urls.permutationFile('cta.short~hero-photo.garden', '/about'),
    control: urls.permutationFile(urls.permutationName([{ experiment: 'hero-photo', variant: 'control' }]), '/'),
    asset: urls.assetPath('0123456789abcdef-640.avif'),
    api: [
      urls.eventsPath(),
      urls.bookingsPath(),
      urls.healthPath(),
      urls.gatePath(),
      urls.availabilityPath(),
      urls.ownRequestPath('token'),
    ],
    platform: [
      urls.requestPath('token'),
      urls.localMailsPath(),
      urls.localMailsPath('id'),
      urls.signInPath(),
      urls.signInPath('token'),
      urls.signOutPath(),
      urls.dashboardPath(),
      urls.dashboardPath('requests'),
      urls.preferencesPath('token'),
      urls.unsubscribePath('token'),
      urls.calendarPath('token'),
      urls.operatorPath(),
      urls.operatorPath('dead/claire'),
      urls.metricsPath(),
    ],
    host: urls.tenantHost('claire'),
    canonical: urls.canonicalUrl(urls.tenantHost('claire'), '/about'),
    local: [urls.localUrl({ port: 8787 }), urls.localUrl({ slug: 'claire', port: 8787 })],
  }).toMatchInlineSnapshot(`
    {
      "api": [
        "/_/events",
        "/_/bookings",
        "/_/health",
        "/_/gate",
        "/_/availability",
        "/_/request/token",
      ],
      "asset": "/_a/0123456789abcdef-640.avif",
      "canonical": "https://claire.companionconnect.app/about",
      "control": "/index.html",
      "host": "claire.companionconnect.app",
      "local": [
        "http://localhost:8787",
        "http://claire.localhost:8787",
      ],
      "pages": [
        "home / /index.html",
        "about /about /about/index.html",
        "gallery /gallery /gallery/index.html",
        "services /services /services/index.html",
        "rates /rates /rates/index.html",
        "tour /tour /tour/index.html",
        "booking /booking /booking/index.html",
        "thanks /booking/thanks /booking/thanks/index.html",
        "privacy /privacy /privacy/index.html",
        "not-found /404 /404/index.html",
      ],
      "permutation": "/_v/hero-photo.garden/index.html",
      "permutationOfTwo": "/_v/cta.short~hero-photo.garden/about/index.html",
      "platform": [
        "/requests/token",
        "/_/mails",
        "/_/mails/id",
        "/sign-in",
        "/sign-in/token",
        "/sign-out",
        "/dashboard",
        "/dashboard/requests",
        "/preferences/token",
        "/unsubscribe/token",
        "/calendar/token.ics",
        "/operator",
        "/operator/dead/claire",
        "/_/metrics",
      ],
    }
  `)
})
