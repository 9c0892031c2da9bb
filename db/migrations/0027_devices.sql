-- The devices she is signed in on, so that she can sign out of one.

alter table desk_sessions
  -- What a form names it by: its hash stays out of pages.
  add column session_id uuid not null default gen_random_uuid(),
  -- In words of our own, e.g. "iPhone, Safari"; null: signed in before it was kept. Never the user agent.
  add column device text,
  -- To the hour.
  add column seen_at timestamptz not null default now();
create unique index desk_sessions_id_idx on desk_sessions (tenant_id, session_id);
grant update (device) on desk_sessions to companion_ingest;
