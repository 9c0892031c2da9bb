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

-- Whether a mail may go to this recipient, who gets so many a day over all tenants; if not it is withheld, which the ledger says. A mail that is tried
-- again counts once. p_recipient_hash is of the platform and the day.
create or replace function allow_mail(p_tenant_id text, p_mail_id uuid, p_recipient_hash text, p_max integer) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_is_allowed boolean;
begin
  -- One after the other for each recipient, so that eight senders at once do not each find room for one more.
  perform pg_advisory_xact_lock(hashtextextended('allow_mail:' || p_recipient_hash, 0));
  select count(*) < p_max into v_is_allowed from mails
  where recipient_hash = p_recipient_hash and status in ('pending', 'sent') and (tenant_id, mail_id) <> (p_tenant_id, p_mail_id);
  update mails set
    recipient_hash = case when v_is_allowed then p_recipient_hash end,
    status = case when v_is_allowed then status else 'withheld' end
  where tenant_id = p_tenant_id and mail_id = p_mail_id;
  return v_is_allowed;
end
$$;

revoke execute on function allow_mail(text, uuid, text, integer) from public;
grant execute on function allow_mail(text, uuid, text, integer) to companion_ingest;
