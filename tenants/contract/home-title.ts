import { SEO_TITLE_LENGTH_MAX } from './limits.ts'

/** A title for search engines: `Emma · Sydney`, without the city where there is no room for it. */
export function homeTitle(name: string, city: string): string {
  const whole = `${name} · ${city}`
  return whole.length <= SEO_TITLE_LENGTH_MAX ? whole : name
}
