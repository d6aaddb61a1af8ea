"""Any paper of the TPS: looked at, printed, saved."""
