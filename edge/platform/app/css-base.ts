import fonts from '../design/font-faces.json'
import { DARK, LIGHT, type Palette, RADIUS, SPACE, SYSTEM_STACKS, TYPE } from '../design/tokens.ts'

/** Where a page is read: on the platform's host, which has our fonts, or on a tenant's, which has not. */
export type Host = 'platform' | 'tenant'

export const rem = (px: number): string => `${Number((px / 16).toFixed(3))}rem`

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
const colours = (palette: Palette): string =>
  Object.entries(palette)
    .map(([name, value]) => `--${kebab(name)}:${value}`)
    .join(';')

const families = ({ heading, body }: Record<'heading' | 'body', string>): string => `--serif:${heading};--sans:${body}`
const withoutOurs = (stack: string): string => stack.slice(stack.indexOf(',') + 1)
const standIns = { heading: withoutOurs(fonts.stacks.heading), body: withoutOurs(fonts.stacks.body) }
/** A browser that has not got our fonts yet does not ask for them before its first paint: first-script.ts says which has. */
const platformFonts = (): string => `${fonts.faces}${fonts.standIns}:root{${families(standIns)}}:root.ours{${families(fonts.stacks)}}`
/** Where no script can say so. */
export const OUR_FONTS = `:root{${families(fonts.stacks)}}`

/**
 * Tokens as custom properties, the elements themselves, and what every page has. A lazy picture is not asked for as long as it cannot be near the
 * screen: the first paint has the line to itself.
 */
export const baseCss = (host: Host): string => `
${host === 'platform' ? platformFonts() : `:root{${families(SYSTEM_STACKS)}}`}
:root{color-scheme:light dark;${colours(LIGHT)}}
@media(prefers-color-scheme:dark){:root{${colours(DARK)}}}
*,::before,::after{box-sizing:border-box}
[hidden]{display:none!important}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:400 1rem/1.45 var(--sans);overflow-wrap:break-word;
-webkit-font-smoothing:antialiased}
main{max-width:${rem(480)};margin:0 auto;padding:${rem(SPACE.page)} ${rem(SPACE.page)} 2rem}
h1,h2,h3{font-family:var(--serif);font-variant-numeric:lining-nums;text-wrap:balance}
h1{font-weight:500;font-size:${rem(TYPE.title)};line-height:1.05;margin:.15rem 0 1.1rem}
h2{font-weight:600;font-size:${rem(TYPE.heading)};line-height:1.1;margin:0}
h3{font-weight:600;font-size:1.25rem;line-height:1.2;margin:1.1rem 0 .4rem}
.card>h2,.todo>h2{margin-bottom:.6rem}
p{margin:.6rem 0}.card>:first-child,.todo>:first-child{margin-top:0}.card>:last-child,.todo>:last-child{margin-bottom:0}
a{color:var(--accent)}
strong,b{font-weight:650}
small,.small{font-size:${rem(TYPE.small)}}
.muted{color:var(--muted)}.good{color:var(--good)}.bad{color:var(--bad)}
code{overflow-wrap:anywhere}
blockquote{margin:.6rem 0;padding:.75rem 1rem;background:var(--soft);border-radius:${rem(RADIUS.button)};white-space:pre-wrap}
dl{margin:0}dt{color:var(--muted);font-size:${rem(TYPE.small)}}dd{margin:0 0 .6rem}
ul,ol{padding-left:1.2rem;margin:.6rem 0}li{margin:.3rem 0}
hr{border:0;border-top:1px solid var(--line);margin:1rem 0}
details summary{cursor:pointer;min-height:2.75rem;padding:.65rem 0;font-weight:600;color:var(--accent)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.icon{width:1.55rem;height:1.55rem;flex:none;fill:none;stroke:currentColor;stroke-width:1.6;stroke-linecap:round;stroke-linejoin:round}
img[loading]{animation:come .12s step-end}@keyframes come{from{transform:translateY(-9999px)}}
.hidden{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:.5rem;background:var(--card);padding:.75rem 1rem;border-radius:${rem(RADIUS.button)};z-index:3}
`
