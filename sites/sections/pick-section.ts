import type { AstroComponentFactory } from 'astro/runtime/server/index.js'
import type { HomeSection } from '../../tenants/contract/content.ts'
import type { Site } from '../context.ts'
import { designOf } from '../designs/design-of.ts'

const overrides = import.meta.glob<{ default: AstroComponentFactory }>('../../tenants/*/sections/*.astro', { eager: true })

/** A section of the home page: her own, tenants/<slug>/sections/<Name>.astro, or else that of her design. */
export const pickSection = (site: Pick<Site, 'config'>, name: HomeSection): AstroComponentFactory =>
  overrides[`../../tenants/${site.config.slug}/sections/${name}.astro`]?.default ?? designOf(site).sections[name]
