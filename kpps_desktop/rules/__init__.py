"""The rules of C.HASIL as a table, and the checks that read it."""
