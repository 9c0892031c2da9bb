import type { BlockForm } from './plan-block.ts'

export const BLOCK_FIELDS = ['day', 'from', 'lastDay', 'to', 'repeat', 'repeatUntil'] as const satisfies readonly (keyof BlockForm)[]
const FIELD_LENGTH_MAX = 20

/** The fields of a form, or of an address that fills one in; what is not there is empty, or once. */
export function readBlockForm(text: (name: string) => string | null): BlockForm {
  const read = (name: keyof BlockForm) => (text(name) ?? '').trim().slice(0, FIELD_LENGTH_MAX)
  return {
    day: read('day'),
    from: read('from'),
    lastDay: read('lastDay'),
    to: read('to'),
    repeat: read('repeat') || 'once',
    repeatUntil: read('repeatUntil'),
  }
}

/** The address of the form with these fields filled in. */
export const blockQuery = (form: Partial<BlockForm>): string => {
  const filled = BLOCK_FIELDS.flatMap((name): [string, string][] => (form[name] ? [[name, form[name]]] : []))
  return filled.length === 0 ? '' : `?${new URLSearchParams(filled)}`
}
