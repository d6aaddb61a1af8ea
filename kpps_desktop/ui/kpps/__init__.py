"""The windows of the KPPS desk: one screen a stage, and the window that connects them."""
