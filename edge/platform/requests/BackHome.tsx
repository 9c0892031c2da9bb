import { languagePath, pagePath } from '../../../tenants/contract/urls.ts'
import type { Words } from '../../../tenants/contract/words/words.ts'

/** At the end of a page of a visitor's on her host. `prefix`: of the language of that page. */
export const BackHome = ({ facts: { words, prefix } }: { facts: { words: Words; prefix: string } }) => (
  <p>
    <a href={languagePath(prefix, pagePath('home'))}>{words.thanks.back}</a>
  </p>
)
