/**
 * Hosts that send false visits so that their names stand in statistics. The most frequent of the list that Matomo keeps in the public
 * domain, https://github.com/matomo-org/referrer-spam-list; no package of it is alive on npm.
 */
const SPAM_HOSTS: ReadonlySet<string> = new Set([
  '4webmasters.org',
  '7makemoneyonline.com',
  'best-seo-offer.com',
  'best-seo-solution.com',
  'bestwebsitesawards.com',
  'blackhatworth.com',
  'buttons-for-website.com',
  'buttons-for-your-website.com',
  'buy-cheap-online.info',
  'darodar.com',
  'descargar-musica-gratis.net',
  'econom.co',
  'event-tracking.com',
  'floating-share-buttons.com',
  'forum69.info',
  'free-floating-buttons.com',
  'free-share-buttons.com',
  'free-social-buttons.com',
  'get-free-traffic-now.com',
  'googlsucks.com',
  'hulfingtonpost.com',
  'humanorightswatch.org',
  'ilovevitaly.com',
  'iskalko.ru',
  'kambasoft.com',
  'lomb.co',
  'makemoneyonline.com',
  'o-o-6-o-o.com',
  'priceg.com',
  'ranksonic.info',
  'savetubevideo.com',
  'semalt.com',
  'sexyali.com',
  'simple-share-buttons.com',
  'social-buttons.com',
  'trafficmonetize.org',
  'traffic2money.com',
  'videos-for-your-business.com',
  'webmonetizer.net',
  'website-errors-scanner.com',
])

/** Whether a referrer's host, or the domain it belongs to, is on the list. */
export function isReferrerSpam(host: string | null): boolean {
  if (host === null) return false
  const labels = host.toLowerCase().split('.')
  return labels.some((_, index) => SPAM_HOSTS.has(labels.slice(index).join('.')))
}
