-- With which change her rules came to be as they are: a page that was opened before it says what has changed since.
alter table rule_changes add column rules_version integer;
