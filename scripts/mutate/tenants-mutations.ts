import { type Mutation, noticedBy } from './mutation.ts'

const ACROSS = 'tenants/load/check-across-files.ts'
const PHOTO_FILES = 'tenants/load/check-photo-files.ts'
const TESTS = 'tenants/load/check-experiments.ts'

/** Guards of a tenant's folder, and of the photos made from it. */
export const TENANTS_MUTATIONS: Mutation[] = [
  ...noticedBy(['tenants/contract/fields'], 'nothing', [
    ['tenants/contract/fields.ts', "/^\\d{8,15}$/.test(phone.replaceAll(/\\D/g, ''))", 'true'],
  ]),
  ...noticedBy(['tenants/load', 'sites/builder/broken-tenants'], 'nothing', [
    [ACROSS, 'items.findIndex((item) => item.id === id) === index', 'true'],
    [PHOTO_FILES, 'if (!info?.isFile())', 'if (false)'],
    [PHOTO_FILES, 'if (info.size > PHOTO_BYTES_MAX)', 'if (false)'],
    [ACROSS, "if (photos.some((photo) => photo.slots.includes('hero'))) return []", 'return []'],
    [ACROSS, 'legsOverlap(candidate, leg)', 'false'],
    ['tenants/load/check-contrast.ts', 'if (ratio >= ratioMin) return []', 'return []'],
    [TESTS, 'if (!photo.slots.includes(needed))', 'if (false)'],
    [TESTS, "variant.id !== 'control' || plain?.id === photo.id", 'true'],
    [TESTS, "if (!first || experiment.status !== 'running') return []", 'return []'],
    [TESTS, 'if (permutations <= PERMUTATIONS_PER_PAGE_MAX) return []', 'return []'],
    ['tenants/load/check-hosts.ts', 'host === PLATFORM_DOMAIN || host.endsWith(`.${PLATFORM_DOMAIN}`)', 'false'],
    ['tenants/load/check-hosts.ts', 'if (owner === undefined) return []', 'return []'],
    ['tenants/load/check-css.ts', 'const found = pattern.exec(line)', 'const found = null as RegExpExecArray | null'],
    ['tenants/load/parse-yaml.ts', 'uniqueKeys: true', 'uniqueKeys: false'],
    ['tenants/load/decode-text.ts', 'if (at < 0) return { text }', 'return { text }'],
    [
      'tenants/contract/fields.ts',
      ".refine((name) => !name.includes('..'), { error: 'a plain file name without \"..\"' })",
      '',
      'The form before it allows no slash, so that two dots lead nowhere: a second fence.',
    ],
    ['tenants/contract/fields.ts', "code !== 'ZZ' && regionNames()", 'regionNames()'],
    ['tenants/contract/fields.ts', "Intl.supportedValuesOf('currency').includes(currency)", 'true'],
    ['tenants/markdown/find-foreign.ts', "case 'image':", "case 'no-image':"],
    ['tenants/markdown/find-foreign.ts', "case 'html':", "case 'no-html':"],
    ['tenants/markdown/find-foreign.ts', "case 'link': {", "case 'no-link': {"],
    ['tenants/load/check-sections.ts', '!known.includes(name)', 'false'],
    ['tenants/contract/custom-page.ts', '!TAKEN_PATHS.has(slug)', 'true'],
  ]),
  ...noticedBy(['scripts/social'], 'nothing', [
    ['tenants/contract/social-metrics.ts', '!ROUNDED.test(id)', 'true'],
    ['tenants/contract/social-metrics.ts', '(-?\\d+|\\d{1,3}(,\\d{3})+)$/', '(-?\\d+|\\d{1,3}([,.]\\d{3})+)$/'],
  ]),
  ...noticedBy(['sites/builder/photo-cache', 'sites/builder/encode-renditions'], 'nothing', [
    ['sites/builder/photo-cache.ts', 'await proveNoMetadata(await readFile(path.join(staging, file)))', ''],
    ['sites/builder/photo-cache.ts', 'for (const url of Object.values(photo.inlined))', 'for (const url of [] as string[])'],
    ['sites/builder/prove-no-metadata.ts', 'if (found.length > 0)', 'if (false)'],
    ['sites/builder/encode-renditions.ts', 'image.autoOrient()', 'image'],
    ['sites/builder/encode-renditions.ts', "if (space === 'rgb16' && hasProfile)", 'if (false)'],
    ['sites/builder/encode-renditions.ts', 'if (regions.length === 0) return raw', 'return raw'],
  ]),
]
