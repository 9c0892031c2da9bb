/** What is public by its number and may lead inside all the same: this network, benchmarks, translations between the two kinds of address. */
const BACK_DOORS = ['0.0.0.0/8', '198.18.0.0/15', '64:ff9b::/96', '64:ff9b:1::/48', '2002::/16']

/**
 * By what the platform Worker reads calendars, whose addresses companions choose. workerd looks at the address that a name turns out to have when it
 * connects: "public" is none of this machine, of a private network, of a provider's or of a cloud (kj::Network::restrictPeers).
 */
export const calendarNetwork = (server?: string) =>
  server === undefined
    ? { network: { allow: ['public'], deny: BACK_DOORS, tlsOptions: { trustBrowserCas: true } } }
    : { external: { address: server, http: {} } }
