"""The screen of the hall: what the pleno has before it, large, for everybody to see."""
