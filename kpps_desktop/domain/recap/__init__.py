"""The recap of a region: its columns, what can happen to them, its pleno, what comes of it all."""
