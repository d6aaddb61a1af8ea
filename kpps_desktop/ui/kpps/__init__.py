"""The windows of the KPPS desk: one package a screen."""
