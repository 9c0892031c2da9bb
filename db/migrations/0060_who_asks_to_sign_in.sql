-- Who asks for a link by an address: the network under a keyed hash, and the browser. A stranger who asks in her name uses up her own asks, not hers.
-- Null: asked of a version before.
alter table platform.sign_in_asks
  add column network_hash text,
  add column browser_hash text;
