"""The board of a recap: where every TPS stands, and what comes next."""
