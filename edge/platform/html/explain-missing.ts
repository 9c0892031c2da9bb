/** Why a client's name is not shown. She may enter an appointment without one, so that nothing has to have been there. */
export function explainMissing({ clientSealed, isEntry = false }: { clientSealed: string | null; isEntry?: boolean }): string {
  if (clientSealed !== null) return 'cannot be opened'
  return isEntry ? 'no name' : 'no longer kept'
}
