"""The TPS: one function per intent of its seven officers, and what they need to see."""
