-- The steps from a visit to a request; a step is one event name or several with | between them. Who does a later step has done the ones before:
-- a form that is sent was begun, with JavaScript or without.
create or replace function default_funnel() returns text[] language sql immutable parallel safe as $$
  select array['page_view', 'photo_click|gallery_open|pricing_view|form_start|form_submit', 'form_start|form_submit', 'form_submit']
$$;

-- The visits that began in [p_from, p_to) by each step that they reached after the one before it, at the same moment or later.
-- p_seen: only those that were written by what that snapshot has not seen.
drop function if exists steps_of_visits(text, timestamptz, timestamptz, text[]);
create or replace function steps_of_visits(
  p_tenant_id text, p_from timestamptz, p_to timestamptz, p_steps text[] default default_funnel(), p_seen pg_snapshot default null
)
returns table (session_id uuid, step integer) language sql stable as $$
  with recursive visits as (
    select session_id, started_at, last_seen_at from sessions
    where tenant_id = p_tenant_id and started_at >= p_from and started_at < p_to and (p_seen is null or not pg_visible_in_snapshot(changed_in, p_seen))
  ),
  -- Taken apart once, and not for every event.
  wanted as materialized (
    select n as step, string_to_array(p_steps[n], '|') as names from generate_series(1, cardinality(p_steps)) as n
  ),
  seen as materialized (
    select e.session_id, e.name, e.occurred_at
    from events e
    join visits v on v.session_id = e.session_id
    where e.tenant_id = p_tenant_id
      and e.occurred_at >= (select min(started_at) from visits) and e.occurred_at <= (select max(last_seen_at) from visits)
      and e.name = any ((select string_to_array(array_to_string(p_steps, '|'), '|'))::text[])
  ),
  reached as (
    select 1 as step, session_id, min(occurred_at) as at
    from seen
    join wanted w on w.step = 1 and seen.name = any (w.names)
    group by session_id
    union all
    select step, session_id, at from (
      select r.step + 1 as step, r.session_id, s.occurred_at as at, row_number() over (partition by r.session_id order by s.occurred_at) as nth
      from reached r
      join wanted w on w.step = r.step + 1
      join seen s on s.session_id = r.session_id and s.occurred_at >= r.at and s.name = any (w.names)
    ) as next
    where nth = 1
  )
  select session_id, step from reached
$$;

-- How many of those visits reached each step.
create or replace function get_conversion_funnel(p_tenant_id text, p_from timestamptz, p_to timestamptz, p_steps text[] default default_funnel())
returns table (step smallint, name text, visits integer) language sql stable as $$
  select n.step::smallint, p_steps[n.step], count(r.session_id)::integer
  from generate_series(1, cardinality(p_steps)) as n (step)
  left join steps_of_visits(p_tenant_id, p_from, p_to, p_steps) as r on r.step = n.step
  group by n.step
  order by n.step
$$;
