import type { Block } from './site-source.ts'

/** Blocks -> Markdown that says them and nothing else: what was a plain character stays one. Pure. */
export function writeMarkdown(blocks: readonly Block[]): string {
  return blocks
    .map((block, index) => {
      const before = blocks[index - 1]
      switch (block.kind) {
        case 'heading':
          return `\n\n${'#'.repeat(Math.max(2, Math.min(block.level, 4)))} ${plainly(block.text)}`
        case 'item':
          return `${before?.kind === 'item' ? '\n' : '\n\n'}- ${plainly(block.text).replaceAll('\n', '\n  ')}`
        case 'row':
          return `\n\n${plainly(block.cells.filter((cell) => cell !== '').join(' · '))}`
        case 'quote':
          return `\n\n> ${plainly(block.text).replaceAll('\n', '\n> ')}${block.by === '' ? '' : `\n>\n> ${plainly(block.by)}`}`
        default:
          return `\n\n${plainly(block.text)}`
      }
    })
    .join('')
    .trim()
}

const plainly = (text: string): string =>
  text
    .replace(/[\\`*_[\]<>#|~]/g, (sign) => `\\${sign}`)
    .replace(/^([-+]|\d+[.)])(?=\s)/gm, (mark) => `${mark.slice(0, -1)}\\${mark.at(-1)}`)
    .replace(/&(?=#?\w+;)/g, '&amp;')
