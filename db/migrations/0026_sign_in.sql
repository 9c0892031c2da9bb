-- Sign-in that knows where she was going, and a code for mail programs that open links in a browser of their own.

alter table sign_in_links
  -- A path of her app, e.g. /dashboard/requests/7KQ2-XM9T: where the link leads once it has signed her in.
  add column go_to text,
  -- SHA-256 of what the browser that asked keeps: the code of the mail works there and nowhere else. Null: an invitation.
  add column browser_hash text,
  -- Codes that were tried in that browser while the link was open.
  add column code_tries smallint not null default 0;
-- The links that a browser has asked for, whose tenant is not known yet.
create index sign_in_links_browser_idx on sign_in_links (browser_hash) where browser_hash is not null;

-- Who has asked for a link within the hour, known or not, under a keyed hash of the address. It belongs to no tenant: most addresses are
-- nobody's here. No role of a Worker sees it; count_sign_in_ask does.
create table platform.sign_in_asks (
  address_hash text not null,
  asked_at timestamptz not null default now()
);
create index sign_in_asks_address_idx on platform.sign_in_asks (address_hash, asked_at);
