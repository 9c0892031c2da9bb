-- The dictionary: docs/data.md is written from these and the catalogue (npm run dictionary). A test finds a table, view or index without a line here.
comment on table tenants is 'A companion''s site, as the YAML has it: written at migrate and deploy, never by a visitor.';
comment on column tenants.status is 'active, preview (nothing counted) or inactive (404)';
comment on column tenants.event_days is 'How long visits and events are kept, days';
comment on column tenants.rollup_months is 'How long daily sums are kept, months';
comment on column tenants.booking_days is 'How long a client''s details are kept after the appointment, days';
comment on column tenants.contact_email is 'Hers, which the site shows: where mails to her go';
comment on column tenants.host is 'Her canonical host';
comment on column tenants.built_at is 'When her site was last built';
comment on column tenants.deployed_at is 'When her site was last deployed';

comment on column tenants.deployed_hash is 'SHA-256 of what was uploaded then: an equal upload is not made again';

comment on table sessions is 'A visit: what lies between two gaps of more than 30 minutes. No address, no user agent, no identity.';
comment on column sessions.visitor_id is 'Keyed hash of the salt of the visit''s first day, tenant, address and user agent; the salt is deleted after 48 hours';
comment on column sessions.other_visitor_id is 'The same person''s id on the other side of midnight, for a visit over it; forgotten after 48 hours';
comment on column sessions.interactions is 'Events that are more than looking (is_interaction)';
comment on column sessions.engaged_seconds is 'Time the pages were visible, seconds';
comment on column sessions.referrer_host is 'Host the visit came from, never the full address';
comment on column sessions.click_source is 'Network whose click id the first address carried; the id is not kept';
comment on column sessions.channel is 'paid, email, search, social, directory, referral or direct (traffic_channel)';
comment on column sessions.source is 'Name of the source, e.g. instagram (traffic_source)';

comment on table events is 'What happened in a visit. Partitioned by month; months that nobody keeps are dropped whole.';
comment on column events.event_id is 'Made at the edge: a repeated delivery is the same event';
comment on column events.variants is 'Variants shown: {"hero-photo.1": "garden"}';
comment on column events.data is 'The small typed data of the event (tenants/contract/event.ts)';

comment on table ab_tests is 'The tests of experiments.yaml.';
comment on column ab_tests.variants is 'Arms with their weights and what they show';
comment on column ab_tests.traffic is 'Share of visitors who take part, 0 to 1';
comment on column ab_tests.winner is 'The variant that was kept when the test was ended';
comment on table ab_assignments is 'Which variant a visit saw, and whether it converted. A visit lives a day at most: nothing links a person across days.';
comment on table ab_daily_counts is 'Visitors counted by test, variant and day of the tenant: once each, which their cookie remembers. Kept when events are gone.';

comment on table bookings is 'A request and what became of it. The client''s details are sealed for a key outside this database.';
comment on column bookings.idempotency_key is 'Same key, same request';
comment on column bookings.status is 'pending, confirmed, declined, cancelled, completed, no_show or expired (booking_transitions)';
comment on column bookings.status_reason is 'slot_taken, where a request that had been acknowledged was declined';
comment on column bookings.held_during is 'The appointment and the free time after it: what no other may touch';
comment on column bookings.city is 'Where she meets the client: one of her places, whose clock tells every time of this booking';
comment on column bookings.time_zone is 'IANA zone of that place: the clock of every mail, page and calendar';
comment on column bookings.hold_expires_at is 'When an unanswered request expires and lets its time go';
comment on column bookings.held_until is 'When its time is let go, if that is sooner: two hours while the address is not confirmed, at once over the limits';
comment on column bookings.holds_time is 'While it is pending: whether it keeps its time from others (bookings_no_overlap)';
comment on column bookings.hold_hours is 'What the policy said of holds when it was sent';
comment on column bookings.email_check is 'not_asked, asked or confirmed: whether the client has said "Yes, it''s me" from the mailbox that was named';
comment on column bookings.network_hash is 'Its network under the salt of its day: finds the rest of a flood; forgotten within two days';
comment on column bookings.set_aside is 'blocked (a client she has blocked) or flood (she has undone it): none of her requests, in no figure';
comment on column bookings.client_sealed is 'Name, e-mail, phone, address and words under HPKE (edge/secrecy); null: purged';
comment on column bookings.client_hash is 'HMAC of the e-mail address: finds and blocks a client without knowing one';
comment on column bookings.phone_hash is 'HMAC of the phone number';
comment on column bookings.notes_sealed is 'Her own notes, sealed in the same way';
comment on column bookings.price_cents is 'Of the service for its usual time, cents';
comment on column bookings.answered_at is 'When she first answered';
comment on column bookings.awaited_visitor_id is 'For ten minutes at most, until the visit is counted and its source copied';
comment on table booking_log is 'Who changed a booking, when, from what to what.';
comment on table booking_steps is 'Screenings and deposits that were noted; no payment is made here.';
comment on column booking_steps.reference is 'Of a bank transfer or PayID';
comment on table blocked_clients is 'Keyed hashes whose requests are set aside without a word.';

comment on table daily_visits is 'Visits by day and one dimension: all, channel, source, campaign, country, city, device, browser, entry.';
comment on column daily_visits.visitors is 'Different people of that day';
comment on column daily_visits.bounces is 'Visits of one page without an interaction';
comment on column daily_visits.seconds is 'From the first to the last event, all visits together';
comment on table daily_events is 'Events by day, name and what they were about.';
comment on column daily_events.subject is 'Path of a page, id of a photo, a platform, or empty';
comment on table daily_funnel is 'Visits by day that reached each step, one after the other (default_funnel).';
comment on table rollup_days is 'Days whose rollups must be computed anew.';
comment on table event_drops is 'What was sent and not counted, by reason (tenants/contract/event.ts).';
comment on table social_media_metrics is 'What platforms say of posts, as imported (npm run social).';
comment on column social_media_metrics.utm_campaign is 'Joins a post to visits and requests';
comment on table locations is 'Tour legs, as the YAML has them.';

comment on table mails is 'Every mail, once per occasion; written in the transaction of what it is about.';
comment on column mails.occasion is 'A booking''s reference, a week such as 2026-W47, or a sign-in link';
comment on column mails.due_at is 'When it may be taken for sending; five minutes ahead while a sender has it';
comment on table mail_preferences is 'Which mails she wants beside those about requests.';
comment on table sign_in_links is 'Links that sign in: ten minutes, once. The link itself is signed and not stored.';
comment on table desk_sessions is 'Who is signed in: SHA-256 of what the browser''s cookie holds.';
comment on table privacy_receipts is 'What was exported, erased or handed over, and how much. No personal data.';

comment on view v_tenant_performance is 'A row per tenant and day: visits, visitors, bounces, time, requests.';
comment on view v_ab_test_results is 'A row per test, version and variant over all days.';
comment on view v_traffic_sources is 'A row per day and source with the requests it brought.';
comment on view v_social_posts is 'Each post with the visits and requests of its campaign.';

comment on index sessions_visitor_idx is 'ingest_events: the visit that an event continues';
comment on index sessions_other_visitor_idx is 'ingest_events: the same over midnight';
comment on index sessions_started_idx is 'refresh_rollups, get_conversion_funnel, retention: the visits of a day';
comment on index bookings_inbox_idx is 'selectInbox: requests by state, newest first';
comment on index bookings_created_idx is 'selectBookingTotals, selectDays: requests by the day they were made';
comment on index bookings_client_idx is 'npm run privacy, the blocklist: a client''s requests';
comment on index bookings_held_idx is 'pass_time_on_bookings: times of unconfirmed addresses that are let go';
comment on index bookings_network_idx is 'selectFlood: the rest of a flood';
comment on index bookings_due_idx is 'pass_time_on_bookings: holds that ran out';
comment on index bookings_over_idx is 'pass_time_on_bookings: appointments that are over';
comment on index bookings_awaited_idx is 'attribute_bookings: requests whose visit is still to come';
comment on index bookings_no_overlap is 'insert_booking, change_booking, selectHeldTimes: no two hold one time';
comment on index bookings_idempotency_key_unique is 'insert_booking: a request once';
comment on index bookings_reference_unique is 'selectRequest: one request by its reference';
comment on index event_drops_occurred_idx is 'platform_overview, retention: drops of a time';
comment on index social_media_metrics_campaign_idx is 'v_social_posts: posts of a campaign';
comment on index mails_due_idx is 'claim_mails: what is due, oldest first';
comment on index mails_occasion_unique is 'every mail once per occasion';
comment on index sign_in_links_created_idx is 'begin_sign_in: how many links were asked for lately';
comment on index desk_sessions_token_idx is 'find_desk_session: whose session a cookie is';
