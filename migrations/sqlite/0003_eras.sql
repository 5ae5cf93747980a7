-- Eras of a universe's own year count ("12 BBY"), as JSON: [{"name", "direction": "up" or "down", "zero"}].
alter table universes add column eras text not null default '[]';
