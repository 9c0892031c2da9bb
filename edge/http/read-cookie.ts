/** What a browser sent for a cookie of that name; undefined: none. */
export function readCookie(request: Request, name: string): string | undefined {
  const start = `${name}=`
  const pair = (request.headers.get('cookie') ?? '').split(';').find((each) => each.trimStart().startsWith(start))
  return pair?.trim().slice(start.length)
}
