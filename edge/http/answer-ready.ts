/** 200 where a request would reach Postgres now, 503 with the reason where it waits: requests are taken in both cases, but nobody can confirm one. */
export async function answerReady(read: () => Promise<string>): Promise<Response> {
  const status = await read().catch(() => 'waiting for the database')
  return Response.json({ status }, { status: status === 'ready' ? 200 : 503 })
}
