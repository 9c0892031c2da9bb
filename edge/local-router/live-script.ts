import { livePath } from '../../tenants/contract/urls.ts'

/**
 * Runs in an open page of a development server. Styles are set one by one and texts as texts, because the page's policy allows neither style sheets nor HTML
 * that it does not know.
 */
export const LIVE_SCRIPT = `(async () => {
  const RETRY_MS = 500
  // The site Worker looks at a new build no later than this.
  const SETTLE_MS = 120
  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
  const write = (tag, text, style) => {
    const element = document.createElement(tag)
    element.textContent = text
    Object.assign(element.style, style)
    return element
  }
  let overlay
  const show = (problems) => {
    overlay?.remove()
    overlay = undefined
    if (problems.length === 0) return
    overlay = write('div', '', { position: 'fixed', inset: '0', zIndex: '2147483647', overflow: 'auto', padding: '24px', background: 'rgba(20,20,24,.94)', color: '#f4f1ea', font: '15px/1.5 ui-monospace, monospace' })
    overlay.setAttribute('role', 'alert')
    overlay.append(write('p', 'The last save could not be built. This is the page from before it.', { margin: '0 0 20px', font: '600 18px/1.4 system-ui, sans-serif' }))
    for (const { file, line, column, field, excerpt, got, expected, fix } of problems) {
      overlay.append(write('p', [file, line, column].filter((part) => part !== undefined).join(':') + (field ? '  ' + field : ''), { margin: '0', color: '#ffb86b', overflowWrap: 'anywhere' }))
      if (excerpt) overlay.append(write('pre', excerpt, { margin: '4px 0', font: 'inherit', color: '#b9b4aa', overflowX: 'auto' }))
      // A line that is too long for a phone goes on beside its label, not under it.
      for (const [label, text] of [['got', got], ['expected', expected], ['fix', fix]])
        overlay.append(write('p', label.padEnd(10) + text, { margin: label === 'fix' ? '0 0 20px' : '0', paddingLeft: '10ch', textIndent: '-10ch', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }))
    }
    document.documentElement.append(overlay)
  }
  let shown
  let known = ''
  for (;;) {
    try {
      const response = await fetch('${livePath()}?known=' + known, { cache: 'no-store' })
      if (!response.ok) throw new Error()
      const { mark, at, problems } = await response.json()
      shown ??= at
      if (at !== shown && problems.length === 0) {
        await pause(SETTLE_MS)
        location.reload()
        return
      }
      if (mark !== known) show(problems)
      known = mark
    } catch {
      await pause(RETRY_MS)
    }
  }
})()
`
