import { TYPED_PHONE } from '../../tenants/contract/clean-phone.ts'

/** What of a control tells whether the server will take it. */
interface Typed {
  name: string
  value: string
  required: boolean
  validity: Pick<ValidityState, 'valid'>
}

/** Whether what was wrong is right by now: the server takes it then, and it may take more. Pure. */
export const isRight = ({ name, value, required, validity }: Typed): boolean =>
  validity.valid && (!required || value.trim() !== '') && (RULES[name]?.test(value) ?? true)

const RULES: Record<string, RegExp | undefined> = {
  phone: TYPED_PHONE,
  // A browser takes `sam@example`, to which no mail can be sent.
  email: /^(?!.*\.[.@])[^.].*\.[a-z]{2,}$/i,
}
