/**
 * Where a GET belongs, if not here: the canonical one of her hosts (www, other domains and the platform's address lead to it), no slash at
 * the end, and for the pages of the site no `.html` and no capitals. A host that is not in the list, as on a laptop or in a preview, stays as it is.
 */
export function canonicalRedirect(url: URL, hosts: readonly string[], pages: readonly { path: string }[]): string | undefined {
  const host = hosts[0] ?? url.host
  const path = canonicalPath(url.pathname, pages)
  if (hosts.includes(url.host) && url.host !== host) return `https://${host}${path}${url.search}`
  return path === url.pathname ? undefined : `${path}${url.search}`
}

/** `/About/`, `/about.html`, `/about/index.html` -> `/about`, where there is that page. */
function canonicalPath(path: string, pages: readonly { path: string }[]): string {
  const isPage = (guess: string) => pages.some((page) => page.path === guess)
  if (isPage(path)) return path
  const trimmed = (text: string) => `/${text.replace(/^\/+|\/+$/g, '')}`
  const guess = trimmed(
    path
      .toLowerCase()
      .replace(/\.html?$/, '')
      .replace(/\/index$/, ''),
  )
  if (isPage(guess)) return guess
  return path.length > 1 && path.endsWith('/') ? trimmed(path) : path
}
