-- Takes mails that are due for sending, so that no other process takes them within five minutes, and says whose they are. A mail that has been tried
-- eight times is dead: a person looks at it.
create or replace function claim_mails(p_limit integer) returns table (tenant_id text, mail_id uuid, kind text, occasion text, attempts integer)
language sql security definer set search_path = public, pg_temp as $$
  update mails m
  set
    attempts = m.attempts + 1,
    status = case when m.attempts >= 8 then 'dead' else m.status end,
    due_at = now() + interval '5 minutes'
  from (
    select d.tenant_id, d.mail_id from mails d
    where d.status = 'pending' and d.due_at <= now()
    order by d.due_at
    limit p_limit
    for update skip locked
  ) as due
  where m.tenant_id = due.tenant_id and m.mail_id = due.mail_id
  returning m.tenant_id, m.mail_id, m.kind, m.occasion, m.attempts
$$;

revoke execute on function claim_mails(integer) from public;
grant execute on function claim_mails(integer) to companion_ingest;
