"""How the story model is made; nothing here runs in the product."""
