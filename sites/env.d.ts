declare namespace App {
  interface Locals {
    context: import('./context.ts').PageContext
  }
}

declare module 'subset-font' {
  /** A font with only the characters of `text`, its axes narrowed to the ranges given. */
  export default function subsetFont(
    font: Uint8Array,
    text: string,
    options: {
      targetFormat: 'woff2' | 'truetype'
      variationAxes?: Record<string, number | { min: number; max: number }>
      /** Leaves out glyphs that only the layout tables lead to. */
      noLayoutClosure?: boolean
      /** Features of the font to keep; all without this. */
      keepFeatures?: string[]
      dropTables?: string[]
    },
  ): Promise<Buffer>
}

declare module 'opentype.js' {
  export type PathCommand =
    | { type: 'M' | 'L'; x: number; y: number }
    | { type: 'Q'; x1: number; y1: number; x: number; y: number }
    | { type: 'C'; x1: number; y1: number; x2: number; y2: number; x: number; y: number }
    | { type: 'Z' }
  export interface Font {
    getPath(text: string, x: number, y: number, size: number): { commands: PathCommand[] }
    getAdvanceWidth(text: string, size: number): number
    /** 0: the font has no such letter. */
    charToGlyphIndex(letter: string): number
  }
  const opentype: { parse(font: ArrayBufferLike): Font }
  namespace opentype {
    export type { Font }
  }
  export default opentype
}

/** See sites/engine/inline-script.ts. */
declare module 'lazy:*' {
  /** Address of a script that is fetched later. */
  const url: string
  export default url
}
declare module 'inline:*' {
  const script: string
  export default script
}
