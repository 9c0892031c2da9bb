/** Instructions of a Dockerfile in their order, each on one line: `{ name: 'USER', text: '1000:1000' }`. Pure. */
export function parseDockerfile(text: string): { name: string; text: string }[] {
  const lines = text
    .split('\n')
    .filter((line) => !/^\s*#/.test(line))
    .join('\n')
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '')
  return lines.map((line) => {
    const [, name = '', rest = ''] = /^(\w+)\s+(.*)$/.exec(line) ?? []
    return { name: name.toUpperCase(), text: rest.trim() }
  })
}
