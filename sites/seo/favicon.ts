import type { Tenant } from '../../tenants/contract/tenant.ts'
import type { Theme } from '../../tenants/contract/theme.ts'

/** Her initial in her colours, or a plain grey square that could be anything. A data: URL, so that no request tells of it. */
export function favicon({ name, discretion }: Tenant, { colors }: Theme): string {
  const neutral = "<rect width='32' height='32' rx='6' fill='#8a8f98'/>"
  const initial = `<rect width='32' height='32' rx='6' fill='${colors.button}'/><text x='16' y='23' font-family='Georgia,serif' font-size='20' text-anchor='middle' fill='${colors.buttonText}'>${escapeXml(name.slice(0, 1))}</text>`
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'>${discretion.neutralIcon ? neutral : initial}</svg>`
  // As few escapes as an attribute and a data: URL need: each page carries it.
  return `data:image/svg+xml,${svg.replaceAll('%', '%25').replaceAll('#', '%23')}`
}

const escapeXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
