"""What the windows of both desks share: session, frame, press, the officer at the keyboard."""
