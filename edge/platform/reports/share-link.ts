import { canonicalUrl, citySharePath, pagePath, sharePath } from '../../../tenants/contract/urls.ts'

/** An address of her site that she gives to others. */
export interface ShareLink {
  /** What it is called after "your": `Melbourne link`. */
  name: string
  address: string
  /** Where in her app it can be copied. */
  path: string
}

/** Of a city's page for the dates from a day on, counted by itself; without dates, of her site. Pure. */
export const shareLink = (host: string, dates?: { city: string; from: string }): ShareLink =>
  dates === undefined
    ? { name: 'link', address: canonicalUrl(host, pagePath('home')), path: sharePath() }
    : { name: `${dates.city} link`, address: canonicalUrl(host, citySharePath(dates)), path: sharePath(dates) }
