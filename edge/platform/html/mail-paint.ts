import { raw } from 'hono/html'
import { DARK, LIGHT, type Palette, SYSTEM_STACKS } from '../design/tokens.ts'

// Colours of a mail: inline for mail programs that drop a style sheet, with a class by which the others paint it anew in the dark.

export type MailColour = keyof Palette

/** Of every text: set on each cell, because some mail programs let no table inherit. */
export const MAIL_FONT = `font-family:${SYSTEM_STACKS.body.replaceAll('"', "'")}`
export const MAIL_SERIF = `font-family:${SYSTEM_STACKS.heading.replaceAll('"', "'")};font-weight:400`

export interface Paint {
  text?: MailColour
  ground?: MailColour
  edge?: MailColour
}

const PROPERTIES = { text: 'color', ground: 'background-color', edge: 'border-color' } as const
const PARTS = Object.keys(PROPERTIES) as (keyof Paint)[]

/** Grounds that dark text can be read on, so that they may stand where styles are dropped and with them the colour of the text. */
const BARE_GROUNDS: ReadonlySet<MailColour> = new Set(['paper', 'card', 'soft', 'onDeep'])

/** Attributes that paint an element; `css` comes before its colours. `isBare`: the ground stands without styles too, for a cell with no text in it. */
export function paint(colours: Paint, css = '', isBare = false) {
  const used = PARTS.flatMap((part) => (colours[part] === undefined ? [] : [{ part, colour: colours[part] }]))
  const style = [css, ...used.map(({ part, colour }) => `${PROPERTIES[part]}:${LIGHT[colour]}`)].filter(Boolean).join(';')
  const { ground: colour } = colours
  const ground = colour !== undefined && (isBare || BARE_GROUNDS.has(colour)) ? ` bgcolor="${LIGHT[colour]}"` : ''
  return raw(`class="${used.map(({ part, colour }) => className(part, colour)).join(' ')}"${ground} style="${style}"`)
}

const className = (part: keyof Paint, colour: MailColour): string => `${part[0]}-${colour}`

/** The dark, for those colours that change in it. */
export const DARK_STYLE = `@media (prefers-color-scheme:dark){${(Object.keys(LIGHT) as MailColour[])
  .filter((colour) => LIGHT[colour] !== DARK[colour])
  .flatMap((colour) => PARTS.map((part) => `.${className(part, colour)}{${PROPERTIES[part]}:${DARK[colour]}!important}`))
  .join('')}}`
