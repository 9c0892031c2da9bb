/** A text with the spaces at which no line ends as plain ones, to be read in a test. */
export const plainSpaces = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ')
