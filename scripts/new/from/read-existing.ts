import { showProgress } from '../../print/show-progress.ts'
import type { Answers } from '../collect-answers.ts'
import type { Draft } from '../question.ts'
import { findContact } from './find-contact.ts'
import { findCity, findCurrency } from './find-place.ts'
import { MOVED_FILE, type Moved, moveSite } from './move-site.ts'
import { nameOfSite, readSource } from './read-source.ts'
import { tellSays } from './tell-says.ts'

/** An existing site, read before anything is asked: what it says for certain is answered by it, unless a flag says it. */
export async function readExisting(from: string, flags: Draft) {
  const source = await readSource(from, (sentence) => console.error(sentence))
  const { pages } = source
  const found = { name: nameOfSite(source), email: findContact(pages).email, city: findCity(pages), currency: findCurrency(pages) }
  const says: Draft = Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined))
  for (const sentence of tellSays(says, flags)) console.log(sentence)
  let moved: Moved | undefined
  return {
    says,
    furnish: async (folder: string, answers: Answers) => {
      const tell = showProgress('photo')
      moved = await moveSite(folder, source, { answers, tell })
    },
    tell: (slug: string) => {
      if (moved === undefined) return
      console.log(`From ${from}: ${moved.placed.join(', ') || 'nothing that has a certain place'}.`)
      if (moved.notes.length > 0)
        console.log(
          `${moved.notes.length} things have no certain place: tenants/${slug}/${MOVED_FILE} has each with its words and where it was.`,
        )
    },
  }
}
