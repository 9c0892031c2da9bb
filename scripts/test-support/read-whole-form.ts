/** Every field of the first form of a page that has such a text, as a browser without scripts would send them: inputs, texts and choices. */
export function readWholeForm(html: string, text = '<form'): [string, string][] {
  const form = [...html.matchAll(/<form\b[\s\S]*?<\/form>/g)].map(([found]) => found).find((found) => found.includes(text))
  if (form === undefined) throw new Error(`The page has no form with ${text}.`)
  return [...form.matchAll(/<(input|textarea|select)\b([^>]*)>([\s\S]*?)(?=<(?:input|textarea|select)\b|$)/g)].flatMap(
    ([, tag = '', attributes = '', rest = '']): [string, string][] => {
      const name = attribute(attributes, 'name')
      if (name === undefined) return []
      if (tag === 'input') return isLeftOut(attributes) ? [] : [[name, attribute(attributes, 'value') ?? '']]
      // A browser drops the first line break of a text.
      if (tag === 'textarea') return [[name, plain(rest.split('</textarea>')[0] ?? '').replace(/^\n/, '')]]
      const options = [...(rest.split('</select>')[0] ?? '').matchAll(/<option\b([^>]*)>/g)].map(([, each = '']) => each)
      const chosen = options.find((each) => /\sselected\b/.test(each)) ?? options[0]
      return chosen === undefined ? [] : [[name, attribute(chosen, 'value') ?? '']]
    },
  )
}

const isLeftOut = (attributes: string): boolean => /type="(checkbox|radio)"/.test(attributes) && !/\schecked\b/.test(attributes)

const attribute = (attributes: string, name: string): string | undefined => {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(attributes)?.[1]
  return value === undefined ? undefined : plain(value)
}

const plain = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
