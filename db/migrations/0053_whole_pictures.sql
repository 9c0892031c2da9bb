-- A picture of the whole photo, on which she draws what nobody may recognise. A format of its own, as the one for rows.
alter table pictures
  drop constraint pictures_format_check,
  add constraint pictures_format_check check (format in ('webp', 'jpeg', 'webp-row', 'webp-whole'));
