/** Text as it stands between tags and in quoted attributes. For what is put into a page that is there already; pages of our own are `hono/jsx`. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
