/** What a mail program shows beside the subject: the first words of the mail, up to what keeps it from going on. */
export const preheaderIn = (html: string): string => (/<div style="display:none[^>]*>([^<&]*)/.exec(html)?.[1] ?? '').trim()

/** A mail as a program shows it that drops every style. */
export const withoutStyles = (html: string): string =>
  html
    .replace(/<style>[\s\S]*?<\/style>/, '')
    .replaceAll(/ style="[^"]*"/g, '')
    .replaceAll(/ class="[^"]*"/g, '')
