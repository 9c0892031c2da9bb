/** The body, or undefined as soon as it is longer than `bytesMax`, whatever its Content-Length says. */
export async function readBody(request: Request, bytesMax: number): Promise<Blob | undefined> {
  if (Number(request.headers.get('content-length') ?? 0) > bytesMax) return undefined
  if (request.body === null) return new Blob()
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of request.body as ReadableStream<Uint8Array>) {
    length += chunk.byteLength
    if (length > bytesMax) return undefined
    chunks.push(chunk)
  }
  return new Blob(chunks)
}
