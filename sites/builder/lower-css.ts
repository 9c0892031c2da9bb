import { transform } from 'lightningcss'

const version = (major: number, minor = 0) => (major << 16) | (minor << 8)
/** BROWSER_TARGETS (sites/styles/targets.ts), as lightningcss writes them. */
const TARGETS = { safari: version(15, 4), ios_saf: version(15, 4), chrome: version(100), firefox: version(102) }

/** A companion's own style sheet in words that older browsers know, and small: Vite does the same for those of the layouts. */
export function lowerCss(css: string): string {
  if (css.trim() === '') return ''
  // What it does not understand it leaves as it is, as browsers do.
  const { code } = transform({ filename: 'custom.css', code: Buffer.from(css), targets: TARGETS, minify: true, errorRecovery: true })
  return code.toString()
}
