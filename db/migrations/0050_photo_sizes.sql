-- How large the photo behind a thumbnail is, as far as its site shows it: what is small does not fill a screen. Null: no page shows it whole, or an older build.
alter table pictures
  add column photo_width integer,
  add column photo_height integer;
