import type { AstroComponentFactory } from 'astro/runtime/server/index.js'
import type { HomeSection } from '../../tenants/contract/content.ts'
import Closing from './Closing.astro'
import Featured from './Featured.astro'
import Hero from './Hero.astro'
import Intro from './Intro.astro'
import KindWords from './KindWords.astro'
import Strip from './Strip.astro'
import Touring from './Touring.astro'

// Sections that a tenant may replace: tenants/<slug>/sections/<Name>.astro wins over the one here.

const SECTIONS: Record<HomeSection, unknown> = { Closing, Featured, Hero, Intro, KindWords, Strip, Touring }

const overrides = import.meta.glob<{ default: AstroComponentFactory }>('../../tenants/*/sections/*.astro', { eager: true })

export function pickSection(slug: string, name: HomeSection): AstroComponentFactory {
  return overrides[`../../tenants/${slug}/sections/${name}.astro`]?.default ?? (SECTIONS[name] as AstroComponentFactory)
}
