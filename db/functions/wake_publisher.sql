-- Wakes the publisher, if there is one, for one of its tasks (scripts/publisher/run-queue.ts): its queue is a schema of its own that it makes itself, in which the
-- Workers have no rights. Only for the tenant that the transaction is about, and only where there is something to do; what is not in the queue is found by the
-- publisher's look every minute. p_publication_id: of the task `publish` alone.
create or replace function wake_publisher(p_task text, p_tenant_id text, p_publication_id uuid default null) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if p_tenant_id is distinct from current_setting('app.tenant_id', true) or to_regproc('graphile_worker.add_job') is null then
    return;
  end if;
  if not (case p_task
    when 'publish' then
      exists (select from site_publications where tenant_id = p_tenant_id and publication_id = p_publication_id and state = 'asked')
    when 'preview' then exists (select from site_previews where tenant_id = p_tenant_id)
    when 'follow-diary' then exists (select from tenants t where t.tenant_id = p_tenant_id and is_diary_ahead(t))
    else false
  end) then
    return;
  end if;
  perform graphile_worker.add_job(
    p_task, json_strip_nulls(json_build_object('tenantId', p_tenant_id, 'publicationId', p_publication_id)),
    queue_name := case p_task when 'preview' then 'preview:' else 'publish:' end || p_tenant_id,
    job_key := case p_task
      when 'publish' then 'publish:' || p_publication_id
      when 'preview' then 'preview:' || p_tenant_id
      else 'diary:' || p_tenant_id
    end,
    -- A preview that fails is asked for again by her next change; what she publishes is tried until it is live.
    max_attempts := case p_task when 'preview' then 5 else 1000 end
  );
exception
  -- A queue of another owner or version, or one that is being made: her changes are asked for all the same.
  when others then raise warning 'The publisher was not woken: %', sqlerrm;
end
$$;

-- As the release before calls them; each may go with the next one.
create or replace function queue_publication(p_tenant_id text, p_publication_id uuid) returns void language sql as $$
  select wake_publisher('publish', p_tenant_id, p_publication_id)
$$;
create or replace function queue_preview(p_tenant_id text) returns void language sql as $$
  select wake_publisher('preview', p_tenant_id)
$$;
create or replace function queue_diary(p_tenant_id text) returns void language sql as $$
  select wake_publisher('follow-diary', p_tenant_id)
$$;
revoke execute on function
  wake_publisher(text, text, uuid), queue_publication(text, uuid), queue_preview(text), queue_diary(text) from public;
grant execute on function
  wake_publisher(text, text, uuid), queue_publication(text, uuid), queue_preview(text), queue_diary(text) to companion_ingest;
