/**
 * The request as a Worker may believe it. `MF-*` are the runtime's own: they choose a Worker, an address or what the network is said to know, and
 * nobody outside may send them. On a laptop `MF-CF-Blob` does tell what the network knows: simulated visitors come from somewhere.
 */
export function cleanRequest(
  request: Request,
  url: URL,
  { IS_PUBLIC, NETWORK }: { IS_PUBLIC: boolean; NETWORK: Record<string, string> },
): Request {
  const { clientIp, ...told } = (request.cf ?? {}) as Record<string, unknown>
  const clean = new Request(new Request(url, request), { cf: { ...NETWORK, ...(IS_PUBLIC ? {} : told) } })
  for (const name of [...clean.headers.keys()]) if (name.startsWith('mf-')) clean.headers.delete(name)
  // "192.0.2.1:1234" or "[2001:db8::1]:1234": the peer of the socket, where no proxy has named another.
  const address = /^\[?(.*?)\]?:\d+$/.exec(String(clientIp ?? ''))?.[1]
  if (address !== undefined && !clean.headers.has('cf-connecting-ip')) clean.headers.set('cf-connecting-ip', address)
  return clean
}
