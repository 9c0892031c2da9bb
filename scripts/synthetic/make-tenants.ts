import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { seededRandom } from '../simulate/seeded-random.ts'

const NAMES = ['Ada', 'Bea', 'Cleo', 'Dana', 'Elin', 'Faye', 'Gwen', 'Hana', 'Iris', 'June', 'Kaia', 'Lena']
const CITIES = [
  { city: 'Sydney', timeZone: 'Australia/Sydney' },
  { city: 'Melbourne', timeZone: 'Australia/Melbourne' },
  { city: 'Brisbane', timeZone: 'Australia/Brisbane' },
  { city: 'Adelaide', timeZone: 'Australia/Adelaide' },
  { city: 'Perth', timeZone: 'Australia/Perth' },
] as const
const LAYOUTS = ['elegant', 'modern', 'minimal'] as const

/** Writes `count` invented tenants below `folder`, grown from the sample tenant `from`: synthetic-0001 and so on. Their photos are shared with it. */
export async function makeTenants({
  folder,
  from,
  count,
  seed,
}: {
  folder: string
  from: string
  count: number
  seed: number
}): Promise<string[]> {
  const random = seededRandom(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const files = Object.fromEntries(
    await Promise.all(
      (await readdir(from))
        .filter((name) => /\.(ya?ml|md)$/.test(name))
        .map(async (name) => [name, await readFile(path.join(from, name), 'utf8')] as const),
    ),
  )
  const slugs = Array.from({ length: count }, (_, index) => `synthetic-${String(index + 1).padStart(4, '0')}`)
  for (const [index, slug] of slugs.entries()) {
    const name = `${pick(NAMES)} ${index + 1}`
    const { city, timeZone } = pick(CITIES)
    const changed: Record<string, string> = {
      ...files,
      'tenant.yaml': (files['tenant.yaml'] ?? '')
        .replace(/^name: .*/m, `name: ${name}`)
        .replace(/^city: .*/m, `city: ${city}`)
        .replace(/^timeZone: .*/m, `timeZone: ${timeZone}`),
      'theme.yaml': (files['theme.yaml'] ?? '').replace(/^layout: .*/m, `layout: ${pick(LAYOUTS)}`),
      'content.yaml': (files['content.yaml'] ?? '').replace(/^tagline: .*/m, `tagline: Evening number ${Math.floor(random() * 1e6)}`),
    }
    await mkdir(path.join(folder, slug), { recursive: true })
    await Promise.all(Object.entries(changed).map(([file, text]) => writeFile(path.join(folder, slug, file), text)))
    await cp(path.join(from, 'photos'), path.join(folder, slug, 'photos'), { recursive: true })
  }
  return slugs
}
