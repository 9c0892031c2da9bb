/** Days or cities one after the other: `a, b`, in Chinese `a、b`. */
export const joinList = (parts: readonly string[], locale: string): string => parts.join(locale.startsWith('zh') ? '、' : ', ')
