-- Each photo has a second, smaller picture for lists: a screen asks for dozens of them at once.
alter table pictures
  add column size text not null default 'tile',
  add constraint pictures_size_check check (size in ('tile', 'row')),
  drop constraint pictures_pk,
  add constraint pictures_pk primary key (tenant_id, photo_id, format, size);
alter table pictures alter column size drop default;
