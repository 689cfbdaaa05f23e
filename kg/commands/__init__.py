"""One module a command; each imports what is heavy only when it is run, so that help comes at once."""
