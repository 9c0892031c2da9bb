-- Where a visit came from. One place decides, so that dashboards, the weekly mail and bookings name it alike.

-- What a site is called whose hosts everybody knows: l.instagram.com -> instagram, www.google.com.au -> google. Null: any other.
create or replace function site_name(p_host text) returns text language sql immutable parallel safe as $$
  select case
    when p_host ~ '(^|\.)(mail\.google\.com|outlook\.live\.com|mail\.proton\.me)$' then 'mail'
    when p_host ~ '(^|\.)google\.[a-z.]+$' or p_host = 'com.google.android.googlequicksearchbox' then 'google'
    when p_host ~ '(^|\.)bing\.com$' then 'bing'
    when p_host ~ '(^|\.)duckduckgo\.com$' then 'duckduckgo'
    when p_host ~ '(^|\.)yahoo\.[a-z.]+$' then 'yahoo'
    when p_host ~ '(^|\.)(ecosia\.org|qwant\.com|startpage\.com|kagi\.com)$' or p_host = 'search.brave.com' then regexp_replace(p_host, '^.*?([a-z]+)\.[a-z]+$', '\1')
    when p_host ~ '(^|\.)instagram\.com$' then 'instagram'
    when p_host ~ '(^|\.)(facebook\.com|fb\.me)$' then 'facebook'
    when p_host ~ '(^|\.)threads\.(net|com)$' then 'threads'
    when p_host ~ '(^|\.)(t\.co|x\.com|twitter\.com)$' then 'x'
    when p_host ~ '(^|\.)(bsky\.app|bsky\.social|go\.bsky\.app)$' then 'bluesky'
    when p_host ~ '(^|\.)reddit\.com$' then 'reddit'
    when p_host ~ '(^|\.)tiktok\.com$' then 'tiktok'
    when p_host ~ '(^|\.)(youtube\.com|youtu\.be)$' then 'youtube'
    when p_host ~ '(^|\.)(linktr\.ee|allmylinks\.com|beacons\.ai)$' then 'linktree'
    when p_host ~ '(^|\.)mastodon\.[a-z]+$' then 'mastodon'
    when p_host ~ '(^|\.)onlyfans\.com$' then 'onlyfans'
    when p_host ~ '(^|\.)tryst\.link$' then 'tryst'
    when p_host ~ '(^|\.)scarletblue\.com(\.au)?$' then 'scarletblue'
    when p_host ~ '(^|\.)ivysociete\.com(\.au)?$' then 'ivysociete'
    when p_host ~ '(^|\.)(t\.me|telegram\.org|web\.telegram\.org)$' then 'telegram'
  end
$$;

-- An unknown host stays as it is, without www.
create or replace function referrer_name(p_host text) returns text language sql immutable parallel safe as $$
  select coalesce(site_name(p_host), regexp_replace(p_host, '^www\.', ''))
$$;

-- The name of a source: what the link says of itself, by a name or by the host of a site that everybody knows; then the network whose click id it bears;
-- then the referrer. Nothing of these: direct.
create or replace function traffic_source(p_referrer_host text, p_utm_source text, p_click_source text) returns text language sql immutable parallel safe as $$
  select coalesce(site_name(lower(btrim(p_utm_source))), nullif(lower(btrim(p_utm_source)), ''), p_click_source, referrer_name(p_referrer_host), 'direct')
$$;

-- paid, email, search, social, directory, referral or direct. p_source: as traffic_source names it.
drop function if exists traffic_channel(text, text, text, text);
create or replace function traffic_channel(p_source text, p_utm_medium text, p_click_source text) returns text language sql immutable parallel safe as $$
  select case
    when lower(p_utm_medium) ~ '^(cpc|ppc|cpm|paid.*|display|ads?)$' or p_click_source in ('google', 'bing') then 'paid'
    when lower(p_utm_medium) in ('email', 'e-mail', 'newsletter') or p_source in ('newsletter', 'mail') then 'email'
    when lower(p_utm_medium) in ('social', 'social-media', 'post', 'story', 'bio') then 'social'
    when lower(p_utm_medium) in ('directory', 'listing') or p_source in ('tryst', 'scarletblue', 'ivysociete') then 'directory'
    when p_source = 'direct' then 'direct'
    when p_source in ('google', 'bing', 'duckduckgo', 'yahoo', 'ecosia', 'qwant', 'startpage', 'kagi', 'brave') then 'search'
    when p_source in (
      'instagram', 'facebook', 'meta', 'threads', 'x', 'twitter', 'bluesky', 'reddit', 'tiktok', 'youtube', 'linktree', 'mastodon', 'onlyfans', 'telegram'
    ) then 'social'
    else 'referral'
  end
$$;

-- What a person does beyond looking: a visit with one page and none of these is a bounce.
create or replace function is_interaction(p_name text) returns boolean language sql immutable parallel safe as $$
  select p_name in ('photo_click', 'gallery_open', 'form_start', 'form_submit', 'cta_click', 'email_click', 'phone_click', 'social_click')
$$;

-- The network of an address, /24 for IPv4 and /48 for IPv6, for whoever must put an address into a log at all. The platform stores none.
create or replace function anonymize_ip(p_address inet) returns cidr language sql immutable parallel safe as $$
  select network(set_masklen(p_address, case family(p_address) when 4 then 24 else 48 end))
$$;
