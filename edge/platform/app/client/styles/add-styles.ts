/** Takes a style sheet from a script. False in a browser that takes none: what it is for is then done without the script. */
export function addStyles(css: string): boolean {
  try {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
    return true
  } catch {
    return false
  }
}
