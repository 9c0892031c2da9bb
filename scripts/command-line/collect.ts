/** For `.option()` that may be given several times: all of them, in their order. */
export const collect = (text: string, before: readonly string[] = []): string[] => [...before, text]
