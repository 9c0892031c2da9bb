/** A script of this page alone: the app's own fetches it once the page is painted (client/app.ts), so that the words have the line to themselves. */
export const PageScript = ({ src }: { src: string }) => <span hidden data-script={src} />
