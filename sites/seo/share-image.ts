import { pagePath } from '../../tenants/contract/urls.ts'
import type { Site } from '../context.ts'

/** The size that messengers and networks ask for, px. https://ogp.me */
export const SHARE_IMAGE = { width: 1200, height: 630 } as const

/** URL of the image of a shared link to a page, named as the first language does: that is the language of all images. */
export const shareImageOf = ({ shareImages }: Pick<Site, 'shareImages'>, route: string): string =>
  shareImages[route] ?? shareImages[pagePath('home')] ?? ''
