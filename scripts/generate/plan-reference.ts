import * as z from 'zod'
import { contentSchema } from '../../tenants/contract/content.ts'
import { customPageSchema } from '../../tenants/contract/custom-page.ts'
import { experimentsSchema } from '../../tenants/contract/experiments.ts'
import { withoutHers } from '../../tenants/contract/hers.ts'
import { photosSchema } from '../../tenants/contract/photos.ts'
import { tenantSchema } from '../../tenants/contract/tenant.ts'
import { themeSchema } from '../../tenants/contract/theme.ts'
import { translationSchema } from '../../tenants/contract/translation.ts'

interface Node {
  type?: string
  description?: string
  default?: unknown
  enum?: unknown[]
  properties?: Record<string, Node>
  required?: string[]
  items?: Node
}

const FILES = {
  'tenant.yaml': tenantSchema,
  'theme.yaml': themeSchema,
  'content.yaml': contentSchema,
  'content.<language>.yaml': translationSchema,
  'photos.yaml': photosSchema,
  'experiments.yaml': experimentsSchema,
  'pages/*.md, between the lines of ---': customPageSchema,
}

/** tenants/REFERENCE.md: every field of a tenant's folder, from the schemas. */
export function planReference(): string {
  const parts = Object.entries(FILES).map(([file, schema]) => {
    const rows = fieldRows(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', override: withoutHers }) as Node, '')
    return `## ${file}\n\n| field | what | default |\n|---|---|---|\n${rows.join('\n')}\n`
  })
  return `# Every field of a tenant\n\nMade from the schemas in \`contract/\` by \`npm run schemas\`. A field without a default must be there, unless it says otherwise.\n\n${parts.join('\n')}`
}

function fieldRows(node: Node, at: string): string[] {
  return Object.entries(node.properties ?? {}).flatMap(([name, child]) => {
    const path = at === '' ? name : `${at}.${name}`
    const choices = child.enum ? ` (${child.enum.join(', ')})` : ''
    const row = `| \`${path}\` | ${cell(`${child.description ?? ''}${choices}`)} | ${cell(fallback(child, node.required?.includes(name) ?? false))} |`
    return [row, ...fieldRows(child, path), ...(child.items ? fieldRows(child.items, `${path}[]`) : [])]
  })
}

function fallback(node: Node, required: boolean): string {
  if (node.default !== undefined && JSON.stringify(node.default) !== '{}') return `\`${JSON.stringify(node.default)}\``
  return required ? 'needed' : 'none'
}

const cell = (text: string) => text.replaceAll('|', '\\|')
