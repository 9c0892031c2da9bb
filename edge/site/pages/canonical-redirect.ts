/**
 * Where a GET belongs, if not here: the canonical one of her hosts (www, other domains and the platform's address lead to it), no slash at
 * the end. A host that is not in the list, as on a laptop or in a preview, stays as it is.
 */
export function canonicalRedirect(url: URL, hosts: readonly string[]): string | undefined {
  const host = hosts[0] ?? url.host
  const path = url.pathname.length > 1 && url.pathname.endsWith('/') ? `/${url.pathname.replace(/^\/+|\/+$/g, '')}` : url.pathname
  if (hosts.includes(url.host) && url.host !== host) return `https://${host}${path}${url.search}`
  return path === url.pathname ? undefined : `${path}${url.search}`
}
