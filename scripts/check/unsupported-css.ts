import { createRequire } from 'node:module'
import type { CompatData, CompatStatement, Identifier, SimpleSupportStatement } from '@mdn/browser-compat-data'
import { type CssNode, type Declaration, generate, parse, walk } from 'css-tree'

// By require: an import would send its 20 MB through the transforms of every test run.
const { css: DATA } = createRequire(import.meta.url)('@mdn/browser-compat-data') as CompatData

/** A browser and its version, by the names of https://github.com/mdn/browser-compat-data. */
export type Target = readonly [browser: 'safari' | 'safari_ios' | 'chrome' | 'firefox', version: string]

/**
 * What of a style sheet a browser does not know, a line each: "backdrop-filter: safari 15.4". A declaration is right where another one of the same
 * block says the same in words that the browser knows: a prefix, or an older value before it. What stands in @supports asks for itself.
 */
export function unsupportedCss(css: string, targets: readonly Target[]): string[] {
  const found = new Set<string>()
  const tell = (name: string, compat: CompatStatement | undefined) => {
    for (const target of targets) if (compat && !isKnown(compat, target)) found.add(`${name}: ${target.join(' ')}`)
  }
  walk(parse(css, { positions: false }), {
    enter(this: { rule: CssNode | null }, node: CssNode) {
      if (node.type === 'Atrule') {
        if (node.name === 'supports') return walk.skip
        tell(`@${node.name}`, compatAt('at-rules', node.name))
      }
      if (node.type === 'Feature') tell(`@media (${node.name})`, compatAt('at-rules', 'media', node.name.replace(/^(min|max)-/, '')))
      if (node.type === 'FeatureRange') tell('@media with <= or >=', compatAt('at-rules', 'media', 'range_syntax'))
      if (node.type === 'NestingSelector' || (this.rule && node.type === 'Raw' && node.value.includes('{')))
        tell('a rule in a rule', compatAt('selectors', 'nesting'))
      if (node.type === 'PseudoClassSelector' || node.type === 'PseudoElementSelector')
        if (!node.name.startsWith('-')) tell(`:${node.name}`, compatAt('selectors', node.name))
      if (node.type === 'Block')
        for (const line of unsupportedInBlock(
          node.children.toArray().filter((each) => each.type === 'Declaration'),
          targets,
        ))
          found.add(line)
      return undefined
    },
  })
  return [...found].sort()
}

function unsupportedInBlock(declarations: Declaration[], targets: readonly Target[]): string[] {
  const own = declarations.filter(({ property }) => !property.startsWith('--'))
  const bare = ({ property }: Declaration) => property.replace(/^-(webkit|moz|ms)-/, '')
  return [...Map.groupBy(own, bare).values()].flatMap((alike) =>
    targets.flatMap((target) => {
      const missing = alike.map((declaration) => unknownIn(declaration, target))
      return missing.some((names) => names.length === 0) ? [] : (missing.at(-1) ?? []).map((name) => `${name}: ${target.join(' ')}`)
    }),
  )
}

/** What of one declaration the browser does not know: its property, a keyword, a function, a unit. */
function unknownIn({ property, value }: Declaration, target: Target): string[] {
  const [, prefix = '', name = property] = /^(-(?:webkit|moz|ms)-)?(.*)$/.exec(property) ?? []
  const compat = compatAt('properties', name)
  if (compat && !isKnown(compat, target, prefix)) return [property]
  const unknown: string[] = []
  walk(value, (node) => {
    const [part, own] = partOf(node, name)
    if (own && !isKnown(own, target)) unknown.push(`${property}: ${part}`)
  })
  return unknown
}

function partOf(node: CssNode, property: string): [string, CompatStatement | undefined] {
  switch (node.type) {
    case 'Identifier':
      return [node.name, compatAt('properties', property, node.name)]
    case 'Function':
      return [`${node.name}()`, functions().get(node.name)]
    case 'Dimension':
      return [generate(node), compatAt('types', 'length', UNITS[node.unit] ?? node.unit)]
    default:
      return ['', undefined]
  }
}

const UNITS: Record<string, string> = Object.fromEntries(
  ['vh', 'vw', 'vi', 'vb', 'vmin', 'vmax'].flatMap((unit) => [
    [`d${unit}`, 'viewport_percentage_units_dynamic'],
    [`s${unit}`, 'viewport_percentage_units_small'],
    [`l${unit}`, 'viewport_percentage_units_large'],
  ]),
)

function compatAt(...path: string[]): CompatStatement | undefined {
  let at: Identifier | undefined = DATA as Identifier
  for (const name of path) at = at && Object.hasOwn(at, name) ? (at as Record<string, Identifier>)[name] : undefined
  return at?.__compat
}

let functionCompat: Map<string, CompatStatement> | undefined

/** Functions stand below the types that they make: `types.color.color-mix`. */
function functions(): Map<string, CompatStatement> {
  if (functionCompat) return functionCompat
  const found = new Map<string, CompatStatement>()
  const collect = (within: Record<string, Identifier>) => {
    for (const [name, inner] of Object.entries(within)) {
      if (name === '__compat') continue
      if (inner.__compat && !found.has(name)) found.set(name, inner.__compat)
      collect(inner as Record<string, Identifier>)
    }
  }
  collect(DATA.types as unknown as Record<string, Identifier>)
  functionCompat = found
  return found
}

function isKnown({ support }: CompatStatement, [browser, version]: Target, prefix = ''): boolean {
  const statement = support[browser]
  const entries: SimpleSupportStatement[] = statement === undefined ? [] : Array.isArray(statement) ? statement : [statement]
  return entries.some(
    ({ version_added: since, version_removed: until, prefix: wanted = '', flags, alternative_name: other }) =>
      typeof since === 'string' &&
      wanted === prefix &&
      !flags &&
      !other &&
      isUpTo(since.replace('≤', ''), version) &&
      !(typeof until === 'string' && isUpTo(until.replace('≤', ''), version)),
  )
}

function isUpTo(one: string, other: string): boolean {
  const [major = 0, minor = 0] = one.split('.').map(Number)
  const [otherMajor = 0, otherMinor = 0] = other.split('.').map(Number)
  return major < otherMajor || (major === otherMajor && minor <= otherMinor)
}
