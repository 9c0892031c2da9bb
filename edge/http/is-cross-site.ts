/**
 * Whether another site's page made this request. Browsers say so in Sec-Fetch-Site; older ones at least in Origin. A client that is
 * no browser sends neither, and carries no cookies of a visitor to abuse. https://web.dev/articles/fetch-metadata
 */
export function isCrossSite(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site')
  if (site !== null) return site !== 'same-origin' && site !== 'none'
  const origin = request.headers.get('origin')
  // "null": our own no-referrer policy makes browsers hide the origin of a form post.
  return origin !== null && origin !== 'null' && URL.parse(origin)?.host !== new URL(request.url).host
}
