"""One function per intent; the only place where a transaction begins and ends."""
