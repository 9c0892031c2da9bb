/** One line that counts up on a terminal, a line per photo elsewhere. On stderr, so that `--json` stays clean. */
export function showEncodingProgress({
  slug,
  photo,
  encoded,
  total,
}: {
  slug: string
  photo: string
  encoded: number
  total: number
}): void {
  const text = `${slug}: photo ${encoded} of ${total} encoded (${photo})`
  if (!process.stderr.isTTY) process.stderr.write(`${text}\n`)
  else process.stderr.write(`\r\x1b[K${text}${encoded === total ? '\n' : ''}`)
}
