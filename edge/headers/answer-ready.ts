/** 200 where Postgres answers, 503 where it does not: requests are taken in both cases, but nobody can confirm one. */
export async function answerReady(ping: () => Promise<unknown>): Promise<Response> {
  const isReady = await ping().then(
    () => true,
    () => false,
  )
  return Response.json({ status: isReady ? 'ready' : 'waiting for the database' }, { status: isReady ? 200 : 503 })
}
