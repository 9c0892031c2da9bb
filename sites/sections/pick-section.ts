import type { AstroComponentFactory } from 'astro/runtime/server/index.js'
import Closing from './Closing.astro'
import Featured from './Featured.astro'
import Hero from './Hero.astro'
import Intro from './Intro.astro'
import KindWords from './KindWords.astro'
import Strip from './Strip.astro'
import Touring from './Touring.astro'

// Sections that a tenant may replace: tenants/<slug>/sections/<Name>.astro wins over the one here.

const SECTIONS = { Closing, Featured, Hero, Intro, KindWords, Strip, Touring }
export type SectionName = keyof typeof SECTIONS

const overrides = import.meta.glob<{ default: AstroComponentFactory }>('../../tenants/*/sections/*.astro', { eager: true })

export function pickSection(slug: string, name: SectionName): AstroComponentFactory {
  return overrides[`../../tenants/${slug}/sections/${name}.astro`]?.default ?? (SECTIONS[name] as AstroComponentFactory)
}
