/** What search engines show of a site whose companion has written nothing for them. */
const LENGTH_MAX = 170

/** Her own line, her name and her city: `Slow evenings by the sea. Emma, companion in Perth.` Without a line of hers, the rest. Pure. */
export function homeDescription({ name, city, tagline }: { name: string; city: string; tagline?: string | undefined }): string {
  const plain = `${name}, companion in ${city}.`
  const line = tagline?.trim() ?? ''
  const whole = line === '' ? plain : `${/[.!?…]$/.test(line) ? line : `${line}.`} ${plain}`
  return [whole, plain, `Companion in ${city}.`].find((each) => each.length <= LENGTH_MAX) ?? plain.slice(0, LENGTH_MAX)
}
