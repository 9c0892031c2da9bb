import { enAU } from '../../tenants/contract/words/en-au.ts'

/** What a page says: texts, labels and descriptions, without its scripts, styles and the form's data. */
export const saidBy = (html: string): string =>
  html
    .replaceAll(/<(script|style)\b[^>]*>[\s\S]*?<\/\1>/g, ' ')
    .replaceAll(/\sdata-props="[^"]*"/g, ' ')
    .replaceAll(/<[^>]*?(?:\s(?:aria-label|content|title|alt|placeholder)="([^"]*)")?[^>]*>/g, ' $1 ')
    .replaceAll(/&#x27;|&#39;|&apos;/g, '’')
    .replaceAll(/\s+/g, ' ')

/** The parts of every sentence of the English catalogue between its braces, that are more than a word. */
export function englishParts(node: object = enAU): string[] {
  return Object.values(node).flatMap((value: string | object) =>
    typeof value === 'string'
      ? value
          .split(/\{\w+\}/)
          .map((part) => part.trim())
          .filter((part) => /\w+\W+\w+/.test(part) && part.length > 7)
      : englishParts(value),
  )
}
