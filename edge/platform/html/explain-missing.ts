/** Why a client's name is not shown. */
export const explainMissing = ({ clientSealed }: { clientSealed: string | null }): string =>
  clientSealed === null ? 'no longer kept' : 'cannot be opened'
