import { appleTouchIconPath, pagePath } from '../../tenants/contract/urls.ts'
import type { Site } from '../context.ts'

/**
 * What a phone calls the site on its home screen: the neutral title where she has chosen one. `browser`: no browser offers to install it, which
 * would leave a trace that nobody asked for. https://www.w3.org/TR/appmanifest/
 */
export function webManifest({ config: { tenant, theme } }: Site): string {
  const name = tenant.discretion.tabTitle ?? tenant.name
  return JSON.stringify({
    name,
    short_name: name,
    start_url: pagePath('home'),
    display: 'browser',
    background_color: theme.colors.background,
    theme_color: theme.colors.background,
    icons: [{ src: appleTouchIconPath(), sizes: '180x180', type: 'image/png', purpose: 'any maskable' }],
  })
}
