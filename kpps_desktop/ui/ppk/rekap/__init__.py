"""The end of a recap: draft, signatures, final, copies, the bundle up, opening again."""
