// Every bound of the product, once. Unit last in each name.

/** A slug is a DNS label and a folder name; 40 leaves room for prefixes such as `preview-`. */
export const SLUG_LENGTH_MAX = 40
/** How long a draft can be looked at as a site before it has to be made again. */
export const DRAFT_PREVIEW_HOURS = 24
export const TAGLINE_LENGTH_MAX = 90
export const SEO_TITLE_LENGTH_MAX = 70
export const TEXT_LENGTH_MAX = 600
export const LONG_TEXT_LENGTH_MAX = 20_000
export const ALT_LENGTH_MAX = 160

export const DOMAINS_PER_TENANT_MAX = 10
export const CUSTOM_PAGES_MAX = 12

export const PHOTOS_PER_TENANT_MAX = 120
/** Decompression bombs are refused before a pixel is decoded. */
export const PHOTO_PIXELS_MAX = 100_000_000
export const PHOTO_BYTES_MAX = 40 * 1024 * 1024

/** Devices of one companion that are told when something waits, and the length of the address at which a push service knows one of them. */
export const PUSH_DEVICES_MAX = 10
export const PUSH_ENDPOINT_LENGTH_MAX = 1000

/** A thumbnail in her app or a mail; one of a photo that is tested is larger in a mail. */
export const THUMBNAIL_BYTES_MAX = 6 * 1024
/** The same photo in a row of a list, of which a screen asks for dozens at once. */
export const ROW_PICTURE_BYTES_MAX = 2 * 1024
export const MAIL_PICTURE_BYTES_MAX = 12 * 1024
/** The weekly mail as it travels, pictures and plain text with it: less than what Gmail cuts off. */
export const WEEKLY_MAIL_BYTES_MAX = 60 * 1024
/** How long her browser keeps a thumbnail, seconds. Its address changes with it. */
export const PICTURE_AGE_SECONDS = 86_400

export const EXPERIMENTS_PER_TENANT_MAX = 12
export const VARIANTS_PER_EXPERIMENT_MAX = 6
/** Each permutation of a page is one more file to render, keep and deploy. */
export const PERMUTATIONS_PER_PAGE_MAX = 24

/** What a page may weigh: HTML with its CSS, the scripts it runs, and all that a phone loads before a finger moves. */
export const HTML_BROTLI_BYTES_MAX = 13 * 1024
export const SCRIPT_BROTLI_BYTES_MAX = 1750
/** The lightbox, which is fetched when a photo is touched. */
export const LIGHTBOX_BROTLI_BYTES_MAX = 2048
/** A photo that opens a page travels in it: with the rest it fits into the first packets that a server may send. */
export const INLINED_PHOTO_BYTES_MAX = 2650
/** Scripts of the booking page, Preact included, brotli. */
export const FORM_SCRIPT_BROTLI_BYTES_MAX = 18 * 1024
export const FIRST_VIEW_BYTES_MAX = 120 * 1024

/** What Lighthouse may measure of a page, mobile, simulated throttling. A shared machine blocks for a few milliseconds by itself. */
export const LCP_MS_MAX = 1000
export const CLS_MAX = 0.001
export const TBT_MS_MAX = 50

/** What a new connection carries before the first answer from the phone: ten packets of 1,460 bytes (https://www.rfc-editor.org/rfc/rfc6928). */
export const FIRST_FLIGHT_BYTES_MAX = 14_600

/** What a page of her app may load in all before a finger moves, and how long a tap may wait for its answer on a phone of a quarter of the speed. */
export const APP_FIRST_VIEW_BYTES_MAX = 60 * 1024
export const INP_MS_MAX = 100
export const SLOW_PHONE_TIMES = 4

/** How long a page waits to learn who asks before chance draws the variant. */
export const DRAW_WAIT_MS_MAX = 100
export const COOKIE_AGE_DAYS = 180
/** How long the answer to the age gate is remembered. */
export const GATE_COOKIE_AGE_DAYS = 365
/** A longer cookie was not written by us. */
export const COOKIE_LENGTH_MAX = 1024

export const EVENT_BODY_BYTES_MAX = 16 * 1024
export const EVENTS_PER_BODY_MAX = 50
/** A person who looks at every photo several times sends a few hundred. */
export const EVENTS_PER_VISITOR_AND_DAY_MAX = 1000
export const EVENT_PATH_LENGTH_MAX = 300
export const EVENT_TEXT_LENGTH_MAX = 120
export const SESSION_GAP_MINUTES = 30
/** Of an event that was refused: its JSON, and how many of a tenant are kept for a person to look at. */
export const DEAD_EVENT_LENGTH_MAX = 8_000
export const DEAD_EVENTS_PER_TENANT_MAX = 10_000
/** A page that was open for longer tells the time it was left. */
export const EVENT_AGO_MS_MAX = 12 * 3_600_000
/** The beacon of every page, brotli. */
export const BEACON_BROTLI_BYTES_MAX = 800
export const SALT_AGE_HOURS_MAX = 48
/** How long a back-up may be kept: docs/one-machine/companion-backup.service, and the settings of a managed PostgreSQL. */
export const BACKUP_DAYS_MAX = 14

/** 2,000 emoji as a form encodes them take 24,000 bytes. */
export const BOOKING_BODY_BYTES_MAX = 48 * 1024
/** No form is longer, whatever it is for. */
export const BODY_BYTES_MAX = 64 * 1024
/** A form about her site, with a page of text in any language. */
export const SITE_FORM_BYTES_MAX = 256 * 1024
/** What the operator's commands send, who has shown the key. */
export const OPERATOR_BODY_BYTES_MAX = 16 * 1024 * 1024
export const BOOKING_NAME_LENGTH_MAX = 80
export const BOOKING_EMAIL_LENGTH_MAX = 254
export const BOOKING_PHONE_LENGTH_MAX = 30
export const BOOKING_CITY_LENGTH_MAX = 60
export const BOOKING_ADDRESS_LENGTH_MAX = 200
export const BOOKING_MESSAGE_LENGTH_MAX = 2000
export const BOOKING_HOURS_MAX = 72
export const BOOKING_ADVANCE_DAYS_MAX = 730
/** How long a wish that she come to a city is kept, and its rough dates, "the first week of March". */
export const TOUR_REQUEST_DAYS = 180
export const TOUR_REQUEST_WHEN_LENGTH_MAX = 80
/** Of those, what her app reads at once. */
export const TOUR_REQUESTS_SHOWN_MAX = 200
/** Addresses on her waiting lists that have not said yes: what a flood of them can reach. */
export const WAITING_UNCONFIRMED_MAX = 200
/** Times that are held for requests she has not answered yet, with the free time after each. */
export const HOLDS_PER_TENANT_MAX = 20
export const HELD_HOURS_PER_TENANT_MAX = 120
/** The same for clients whose address is not confirmed: one long evening more, never her calendar. */
export const UNCONFIRMED_HOLDS_PER_TENANT_MAX = 6
export const UNCONFIRMED_HELD_HOURS_PER_TENANT_MAX = 36
/** How long a time is held until the client confirms the address. */
export const UNCONFIRMED_HOLD_HOURS = 2
/** Other times that she can offer for one request, and how often its client can move it before she has answered. */
export const OFFERED_TIMES_MAX = 3
export const REQUEST_MOVES_MAX = 3
/** Her words to a client with an answer, how a deposit is paid to her, and her own notes on a request. */
export const WORDS_LENGTH_MAX = 1000
export const NOTES_LENGTH_MAX = 4000
/** A deposit she notes, and what her bank calls the transfer. */
export const DEPOSIT_CENTS_MAX = 1_000_000_00
export const TRANSFER_LENGTH_MAX = 60
/** Days that a person may type: any other year is a slip of the finger. */
export const DAY_FIRST = '2000-01-01'
export const DAY_LAST = '2099-12-31'
/** Requests that one page of a list has, those in which a name is looked for, and those that are shown of what was found. */
export const REQUESTS_PER_PAGE = 50
export const SEARCHED_REQUESTS_MAX = 500
export const FOUND_REQUESTS_MAX = 50
/** Fewer digits than these would be part of too many phone numbers. */
export const SEARCHED_DIGITS_MIN = 4
/** A person needs longer than this to fill in the form; a script does not. */
export const BOOKING_FILL_SECONDS_MIN = 3
export const IDEMPOTENCY_KEY_LENGTH_MAX = 100

/** How long a visitor waits for Postgres before the request is accepted as "received". */
export const FORWARD_TIMEOUT_MS = 2000
/** How long the mails of a request wait for those of the next, so that one run sends both. */
export const TELL_GATHER_MS = 150
/** How long they wait for a run that is under way, which a silent mail server can hold up. */
export const TELL_PATIENCE_MS = 3000
export const FORWARD_RETRY_FIRST_MS = 2000
export const FORWARD_RETRY_MAX_MS = 15_000
/** Postgres refused the row itself, not the connection, so often: a person must look at it. */
export const FORWARD_REFUSALS_MAX = 8
/** How long an answered request's key is remembered at the edge. */
export const IDEMPOTENCY_DAYS = 30

/** Free starts that are offered at once. */
export const AVAILABILITY_DAYS_MAX = 42
/** Days that are looked at for the next free time beside the booking button, and how long that answer is kept. */
export const NEXT_FREE_DAYS = 14
export const NEXT_FREE_KEPT_SECONDS = 60
export const AVAILABILITY_STEP_MINUTES = 30
/** How old the held times may be from which free ones are told. The request for one of them decides. */
export const HELD_TIMES_AGE_MS_MAX = 1000
/** How old the rules may be by which a request is read, and how long it waits for newer ones. Where it is written they are asked once more. */
export const RULES_AGE_MS_MAX = 1000
export const RULES_WAIT_MS_MAX = 500

/** Requests of one kind that are at Postgres at once, from one isolate; those that wait for it; and for how long. */
export const READS_AT_ONCE_MAX = 8
export const READS_WAITING_MAX = 400
export const READ_WAIT_MS_MAX = 4000
/** After which somebody who was turned away may ask again. */
export const READ_RETRY_SECONDS = 5

/** Mails to one client's address in a day, over all tenants: those that nobody has to decide on, and all with her own answers. */
export const ROUTINE_MAILS_PER_RECIPIENT_AND_DAY_MAX = 8
export const MAILS_PER_RECIPIENT_AND_DAY_MAX = 24

/** A city is named only where at least so many people came from: fewer could be one that somebody knows. Her app counts cities in steps of it. */
export const CITY_VISITORS_MIN = 5
/** Days that her app shows figures of at once. */
export const PERIOD_DAYS_MAX = 760
/** A path of her app that a sign-in link remembers, with its query. */
export const SIGN_IN_DESTINATION_LENGTH_MAX = 300
/** How long a mailed link or code signs in; an invitation is read later. */
export const SIGN_IN_MINUTES = 10
export const INVITATION_DAYS = 7
/** How long she stays signed in on a device. */
export const SESSION_DAYS = 30

/** Mails that are made and sent side by side. */
export const MAILS_AT_ONCE = 8
/** A mail server that says nothing for so long is given up, and the mail tried again later. */
export const MAIL_SILENCE_MS_MAX = 10_000
/** One mail takes at most so long, whatever the server does. */
export const MAIL_MS_MAX = 20_000
