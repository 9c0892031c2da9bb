// How many new requests are taken as they are. What is over it is refused or holds no time: docs/decisions/0072-a-network-is-many-people.md.

/** With one email address; over it 429. From one network (IPv4 /24, IPv6 /64): over it without a hold. */
export const BOOKINGS_PER_SENDER_AND_HOUR_MAX = 5
export const BOOKINGS_PER_SENDER_AND_DAY_MAX = 15
/** From one network, which may be a hotel's or a carrier's; over it 429. */
export const BOOKINGS_PER_NETWORK_AND_HOUR_MAX = 15
export const BOOKINGS_PER_NETWORK_AND_DAY_MAX = 30
/** To one companion, who sees a handful on a good day; over it they are taken without a hold. */
export const BOOKINGS_PER_TENANT_AND_HOUR_MAX = 12
export const BOOKINGS_PER_TENANT_AND_DAY_MAX = 40
