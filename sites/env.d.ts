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
    options: { targetFormat: 'woff2'; variationAxes?: Record<string, { min: number; max: number }> },
  ): Promise<Buffer>
}
