/** The page of a visitor who has answered the age gate: the same page without it. */
export function openGate(html: string): string {
  const open = html.replace(/<!--gate-->[\s\S]*?<!--\/gate-->/, '').replace(/ data-gated(="[^"]*")? inert(="[^"]*")?/, '')
  if (open === html || /class="gate"| inert[ >]/.test(open))
    throw new Error('The age gate could not be cut out of the page; see Gate.astro and Page.astro.')
  return open
}
