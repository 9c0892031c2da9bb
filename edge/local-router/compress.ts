const TEXT = /^(text\/|application\/(javascript|json|xml)|image\/svg)/
const BYTES_MIN = 200

/** Brotli or gzip for texts, whichever the client takes. The runtime encodes a body that says so in its headers. */
export function compress(request: Request, response: Response): Response {
  const encoding = ['br', 'gzip'].find((name) => acceptedEncodings(request).includes(name))
  const length = response.headers.get('content-length')
  const worth = TEXT.test(response.headers.get('content-type') ?? '') && (length === null || Number(length) >= BYTES_MIN)
  if (encoding === undefined || !worth || response.body === null || response.headers.has('content-encoding')) return response
  const headers = new Headers(response.headers)
  headers.set('Content-Encoding', encoding)
  headers.append('Vary', 'Accept-Encoding')
  headers.delete('content-length')
  const etag = headers.get('etag')
  if (etag !== null && !etag.startsWith('W/')) headers.set('ETag', `W/${etag}`)
  return new Response(response.body, { status: response.status, headers, encodeBody: 'automatic' })
}

function acceptedEncodings(request: Request): string[] {
  return (request.headers.get('accept-encoding') ?? '').split(',').map((part) => part.split(';')[0]?.trim() ?? '')
}
