import { LANGUAGE_NAMES, languageOf, languagePrefix } from '../../tenants/contract/words/languages.ts'
import type { TenantConfig } from '../../tenants/load/load-tenant.ts'
import { translateConfig } from '../../tenants/load/translate-config.ts'

/** A tenant in each of her languages: the first one under plain paths, the others under their own, without a region. Pure. */
export const languageConfigs = (config: TenantConfig): { config: TenantConfig; prefix: string; name: string }[] => [
  { config, prefix: '', name: LANGUAGE_NAMES[idOf(config.tenant.locale)] },
  ...config.translations.map((translation) => {
    const id = idOf(translation.locale)
    return { config: translateConfig(config, translation), prefix: languagePrefix(id), name: LANGUAGE_NAMES[id] }
  }),
]

function idOf(locale: string) {
  const language = languageOf(locale)
  if (!language) throw new Error(`The site has no words in ${locale}.`)
  return language
}
