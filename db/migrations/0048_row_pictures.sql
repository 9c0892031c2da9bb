-- Each photo has a second, smaller picture for lists, of which a screen asks for dozens at once. A format of its own: the version before asks for those that it
-- knows, and writes and removes them as before.
alter table pictures
  drop constraint pictures_format_check,
  add constraint pictures_format_check check (format in ('webp', 'jpeg', 'webp-row'));
