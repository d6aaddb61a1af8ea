"""The windows of the PPK desk."""
