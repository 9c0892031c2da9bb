-- In which language somebody asked: their page and their mails are in it. Null: asked of a version before, or entered by her; then it is the first of her site.
alter table bookings add column language text;
alter table waiting_list add column language text;
-- What her site says in each of its languages that a page or mail of the platform says too, the first language first (tenants/contract/site-language.ts).
alter table tenants add column site_languages jsonb;
