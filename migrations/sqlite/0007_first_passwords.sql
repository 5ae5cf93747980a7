-- A password that somebody else chose lets in only to choose another.
alter table users add column must_change_password integer not null default 0 check (must_change_password in (0, 1));
