"""Papers: a form and its figures in, the bytes of a PDF out; nothing is printed here."""
