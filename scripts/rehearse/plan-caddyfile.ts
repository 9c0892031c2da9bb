/** The documented Caddyfile as one machine can run it for itself: other ports, loopback alone, certificates of its own making. Pure. */
export function planCaddyfile(
  documented: string,
  { https, http, admin, upstream, storage }: { https: number; http: number; admin: number; upstream: number; storage: string },
): string {
  const settings = `{
	http_port ${http}
	https_port ${https}
	admin 127.0.0.1:${admin}
	default_bind 127.0.0.1
	local_certs
	skip_install_trust
	storage file_system "${storage}"
`
  return documented.replace(/^\{\n\temail .*\n/m, settings).replaceAll('127.0.0.1:8787', `127.0.0.1:${upstream}`)
}
