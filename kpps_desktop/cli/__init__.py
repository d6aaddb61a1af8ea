"""The commands: what the windows do, without a screen."""
