"""The machine's edges: clock and files; each a protocol, the real one, a simulated one."""
