-- A picture for rows of lists, which her browser has made of a photo that is not on her site yet: sealed in the store beside the smaller one.
alter table photo_uploads add column row_picture text;
