"""One module a revision, numbered; a revision once released is never edited."""
