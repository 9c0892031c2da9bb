/** One line of JSON for operators. Only what stands here: never a visitor's or client's data. */
export function logEvent(
  event: string,
  fields: { tenant?: string; reference?: string; reason?: string; request?: string; count?: number; error?: unknown },
): void {
  const { error, ...rest } = fields
  console.log(JSON.stringify({ event, ...rest, ...(error === undefined ? {} : { error: errorName(error) }) }))
}

/** A message may quote a value; a name and a code cannot. */
function errorName(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : ''
  return `${error.name}${code}`
}
