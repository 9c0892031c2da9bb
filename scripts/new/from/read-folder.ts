import { open, readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { Failed, Usage } from '../../command-line/failed.ts'
import { FILES_MAX, FOLDERS_DEEP_MAX, PAGE_BYTES_MAX, PAGES_MAX } from './limits.ts'
import { readPage } from './read-page.ts'
import type { SiteSource, SourcePage } from './site-source.ts'

/** What programs keep beside the pages of a site, and in which words stand that are nobody's text. */
const NOT_PAGES = new Set(['node_modules', 'themes', 'layouts', 'archetypes', 'resources', '_layouts', '_includes', '_site', '_sass'])
const NO_WORDS = /^(readme|license|licence|changelog|contributing)\b/i
const KINDS: readonly (readonly [RegExp, 'page' | 'photo' | string])[] = [
  [/\.(html?|xhtml|md|markdown)$/i, 'page'],
  [/\.(jpe?g|png|webp|avif)$/i, 'photo'],
  [/\.(heic|heif|tiff?|gif|raw|cr2|nef|dng)$/i, 'a picture of a kind that is not taken: export it as JPEG'],
  [/\.(pdf|docx?|odt|rtf|txt|xml|csv|xlsx?)$/i, 'a document, which is not read: copy what it says'],
  [/\.(mp4|mov|webm|mp3|m4a)$/i, 'a film or a sound, which no page here has'],
]

/** A site as files. Nothing outside the folder is read: links of the file system are not followed. Throws Failed where nothing is there. */
export async function readFolder(folder: string): Promise<SiteSource> {
  if (!(await stat(folder).catch(() => undefined))?.isDirectory()) throw new Usage(`--from: ${folder} is no folder. Nothing was made.`)
  const source: SiteSource = { pages: [], photos: [], notes: [] }
  const files = await listFiles(folder, source)
  // Hugo and its like build from content/; what they have built from it says everything twice.
  const isBuilt = files.some((file) => /^content\/.*\.(md|html)$/i.test(file))
  for (const file of files) {
    if (isBuilt && /^public\//.test(file)) continue
    const kind = KINDS.find(([names]) => names.test(file))?.[1]
    if (kind === 'page') await addPage(source, { folder, file })
    else if (kind === 'photo') source.photos.push({ from: file, read: () => readFile(path.join(folder, file)) })
    else if (kind !== undefined) source.notes.push({ what: path.basename(file), why: kind, from: file })
  }
  if (source.pages.length === 0 && source.photos.length === 0)
    throw new Failed(`--from: ${folder} has no page (.html, .md) and no photo (.jpg, .png, .webp, .avif). Nothing was made.`)
  return source
}

async function listFiles(folder: string, source: SiteSource): Promise<string[]> {
  const files: string[] = []
  const look = async (below: string, depth: number): Promise<void> => {
    const entries = await readdir(path.join(folder, below), { withFileTypes: true })
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const file = path.posix.join(below, entry.name)
      if (entry.name.startsWith('.') || NOT_PAGES.has(entry.name)) continue
      if (entry.isSymbolicLink())
        source.notes.push({ what: entry.name, why: 'a link of the file system, which is not followed', from: file })
      else if (entry.isDirectory() && depth < FOLDERS_DEEP_MAX) await look(file, depth + 1)
      else if (entry.isFile()) files.push(file)
    }
  }
  await look('', 0)
  if (files.length <= FILES_MAX) return files
  source.notes.push({ what: `${files.length - FILES_MAX} files`, why: `more than ${FILES_MAX} are not looked at`, from: folder })
  return files.slice(0, FILES_MAX)
}

async function addPage(source: SiteSource, { folder, file }: { folder: string; file: string }): Promise<void> {
  const note = (why: string) => source.notes.push({ what: `the page ${file}`, why, from: file })
  if (NO_WORDS.test(path.basename(file))) return void note('is about the files, not of the site')
  if (source.pages.length >= PAGES_MAX) return void note(`more than ${PAGES_MAX} pages are not read`)
  const bytes = await readStart(path.join(folder, file))
  if (bytes === undefined) return void note(`larger than ${PAGE_BYTES_MAX / 1024 / 1024} MB, which no page of words is`)
  const page = readPage(bytes, { from: file, name: pageName(file), isMarkdown: /\.(md|markdown)$/i.test(file) })
  source.notes.push(...page.notes)
  if (page.page !== undefined) source.pages.push(page.page satisfies SourcePage)
}

/** The whole file, unless it is too large; no more of that is taken in. */
async function readStart(file: string): Promise<Buffer | undefined> {
  const handle = await open(file)
  try {
    const { size } = await handle.stat()
    return size > PAGE_BYTES_MAX ? undefined : await handle.readFile()
  } finally {
    await handle.close()
  }
}

/** `content/rates/_index.en.md` -> `rates`, `index.html` -> ``. */
export function pageName(file: string): string {
  const parts = file
    .replace(/\.(html?|xhtml|md|markdown)$/i, '')
    .toLowerCase()
    .split('/')
    .filter((part) => part !== '' && part !== 'content' && part !== '_pages' && part !== 'pages')
  const last = parts.at(-1)?.replace(/\.[a-z]{2}(-[a-z]+)?$/, '') ?? ''
  return /^_?(index|home)$/.test(last) ? (parts.at(-2) ?? '') : last
}
