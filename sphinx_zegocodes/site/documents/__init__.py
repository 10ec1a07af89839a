"""Tables on pages: the directive, its nodes, and what is added when they are resolved."""
