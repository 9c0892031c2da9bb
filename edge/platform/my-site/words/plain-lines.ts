import { lexer, type Token, type Tokens } from 'marked'

/** Markdown as its page shows it, a line for each paragraph, heading and point: the words, without the signs. Pure. */
export const plainLines = (markdown: string): string[] =>
  lexer(markdown)
    .flatMap(linesOf)
    .filter((line) => line !== '')

function linesOf(token: Token): string[] {
  switch (token.type) {
    case 'list':
      return (token as Tokens.List).items.flatMap(({ tokens }) => {
        const [first = '', ...rest] = tokens.flatMap(linesOf)
        return [`• ${first}`, ...rest]
      })
    case 'blockquote':
      return ((token as Tokens.Blockquote).tokens ?? []).flatMap(linesOf)
    case 'table': {
      const { header, rows } = token as Tokens.Table
      return [header, ...rows].map((cells) => cells.map(({ tokens }) => spoken(tokens)).join(' · '))
    }
    case 'space':
    case 'hr':
    case 'def':
      return []
    default:
      return [('tokens' in token && token.tokens ? spoken(token.tokens) : textOf(token)).trim()]
  }
}

const spoken = (tokens: readonly Token[]): string => tokens.map(textOf).join('')

function textOf(token: Token): string {
  if (token.type === 'br') return '\n'
  if (token.type === 'link') {
    const { href, tokens } = token as Tokens.Link
    const words = spoken(tokens)
    return words === href ? words : `${words} (${href})`
  }
  if ('tokens' in token && token.tokens) return spoken(token.tokens)
  return 'text' in token ? String(token.text) : token.raw
}
