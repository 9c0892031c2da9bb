import type { Sql } from 'postgres'

/** Two tenants, claire and sophie, each with a row in every table of a tenant. */
export async function fillBothTenants(sql: Sql): Promise<void> {
  await sql`insert into tenants (tenant_id, name, status, city, time_zone, locale, currency) select t, t, 'active', 'Sydney', 'Australia/Sydney', 'en-AU', 'AUD' from unnest(array['claire', 'sophie']) as t`
  const both = (statement: string) => sql.unsafe(statement.replaceAll('$T', "unnest(array['claire', 'sophie'])"))
  await both(
    `insert into sessions (tenant_id, session_id, visitor_id, started_at, last_seen_at, entry_path, exit_path, device) select $T, gen_random_uuid(), 'v', now(), now(), '/', '/', 'phone'`,
  )
  await both(
    `insert into ab_tests (tenant_id, test_id, version, kind, hypothesis, page, slot, status, traffic, variants, started_on) select $T, 'hero', 1, 'photo', 'h', 'home', 'hero', 'running', 1, '[]', now()`,
  )
  await sql`insert into ab_assignments (tenant_id, session_id, test_id, version, variant) select tenant_id, session_id, 'hero', 1, 'control' from sessions`
  await both(`insert into ab_daily_counts (tenant_id, test_id, version, day, variant) select $T, 'hero', 1, now(), 'control'`)
  await both(
    `insert into events (tenant_id, event_id, occurred_at, session_id, name, path, variants, data) select $T, gen_random_uuid(), now(), gen_random_uuid(), 'page_view', '/', '{}', '{}'`,
  )
  await both(
    `insert into bookings (tenant_id, reference, idempotency_key, status, service_id, starts_at, ends_at, held_during, hold_expires_at, city, variants) select $T, 'r', 'k', 'pending', 'dinner', now(), now() + interval '1 hour', tstzrange(now(), now() + interval '1 hour'), now(), 'Sydney', '{}'`,
  )
  await both(`insert into social_media_metrics (tenant_id, platform, post_id, measured_on) select $T, 'bluesky', 'p', now()`)
  await both(
    `insert into daily_visits (tenant_id, dimension, day, value, visits, visitors, bounces, page_views, seconds) select t, d, now(), 'x', 1, 1, 1, 1, 1 from $T as t, unnest(array['all', 'source']) as d`,
  )
  await both(`insert into daily_events (tenant_id, name, day, subject, events, visits) select $T, 'page_view', now(), '/', 1, 1`)
  await both(`insert into daily_funnel (tenant_id, day, step, name, visits) select $T, now(), 1, 'page_view', 1`)
  await both(
    `insert into rolled_visits (tenant_id, day, visit, visitor, seconds, page_views, is_bounce, source, device, entry, step, requests, pages, page_events, photos, photo_events) select $T, now(), 1, 1, 0, 1, true, 'direct', 'phone', '/', 1, 0, '{}', '{}', '{}', '{}'`,
  )
  await both(`insert into rollup_days (tenant_id, day) select $T, now()`)
  await both(`insert into rolled_days (tenant_id, day, seen) select $T, now(), pg_current_snapshot()`)
  await both(`insert into taken_rollup_days (tenant_id, day, taken_by) select $T, now(), 1`)
  await both(`insert into event_drops (tenant_id, drop_id, occurred_at, reason, drops) select $T, gen_random_uuid(), now(), 'bot', 1`)
  await both(`insert into dead_events (tenant_id, dead_id, reason, payload) select $T, gen_random_uuid(), '22P05', '{}'`)
  await both(`insert into privacy_receipts (tenant_id, kind, counts) select $T, 'export', '{}'`)
  await sql`insert into booking_log (tenant_id, booking_id, to_status, actor) select tenant_id, booking_id, 'pending', 'client' from bookings`
  await sql`insert into booking_steps (tenant_id, booking_id, kind, done_on, recorded_by) select tenant_id, booking_id, 'screening', now(), 'companion' from bookings`
  await fillHerOwn(sql, both)
}

async function fillHerOwn(sql: Sql, both: (statement: string) => Promise<unknown>): Promise<void> {
  await both(`insert into blocked_clients (tenant_id, client_hash) select $T, 'x'`)
  await both(`insert into locations (tenant_id, city, from_day, to_day, time_zone) select $T, 'Perth', now(), now(), 'Australia/Perth'`)
  await both(`insert into mail_preferences (tenant_id) select $T`)
  await both(`insert into sign_in_links (tenant_id, expires_at) select $T, now()`)
  await both(`insert into desk_sessions (tenant_id, token_hash, expires_at) select t, t, now() from $T as t`)
  await both(`insert into keys_to_destroy (tenant_id, reference) select $T, 'r'`)
  await both(`insert into calendar_feeds (tenant_id) select $T`)
  await both(
    `insert into pictures (tenant_id, photo_id, format, bytes, width, height, alt, content_hash) select $T, 'silk', 'webp', 'x', 4, 5, 'Silk', 'h'`,
  )
  await both(`insert into site_set_ups (tenant_id) select $T`)
  await both(`insert into photo_uploads (tenant_id, upload_id, sent_bytes) select $T, 'u', 1`)
  await both(`insert into photo_versions (tenant_id, file, photo_id) select $T, 'f.jpg', 'photo-f'`)
  await both(`insert into app_looks (tenant_id, look) select $T, 'notes'`)
  await both(
    `insert into push_subscriptions (tenant_id, session_hash, endpoint, p256dh, auth, server_key) select t, 'h', 'https://fcm.googleapis.com/' || t, 'p', 'a', 'k' from $T as t`,
  )
  await both(
    `insert into time_blocks (tenant_id, starts_local, ends_local, time_zone, place, made_by) select $T, now(), now() + interval '1 hour', 'Australia/Sydney', 'Sydney', 'companion'`,
  )
  await sql`insert into own_times (tenant_id, block_id, starts_at, ends_at) select tenant_id, block_id, now(), now() + interval '1 hour' from time_blocks`
  await both(`insert into site_publications (tenant_id, asked_by) select $T, 'companion'`)
  await both(`insert into site_changes (tenant_id, file, path, after, made_by) select $T, 'content.yaml', 'tagline', '"New"', 'companion'`)
  await both(
    `insert into site_previews (tenant_id, preview_id, expires_at, access_hash, framed_by) select $T, gen_random_uuid(), now() + interval '1 day', 'h', 'o'`,
  )
  await both(`insert into rule_changes (tenant_id, made_by, field) select $T, 'companion', 'policy noticeHours'`)
  await both(
    `insert into busy_calendars (tenant_id, reference, address_sealed, host, due_at) select $T, 'r', 's', 'calendar.google.com', now()`,
  )
  await both(
    `insert into waiting_list (tenant_id, reference, city, leg_from, leg_to, time_zone, hours, email_sealed, client_hash) select $T, 'r', 'Perth', now(), now(), 'Australia/Perth', 1, 's', 'h'`,
  )
  await both(`insert into deposit_details (tenant_id, reference, details_sealed) select $T, 'r', 's'`)
  await both(`insert into freed_times (tenant_id, during) select $T, tstzrange(now(), now() + interval '1 hour')`)
  await both(`insert into mails (tenant_id, kind, occasion) select $T, 'request_client', 'r'`)
}
