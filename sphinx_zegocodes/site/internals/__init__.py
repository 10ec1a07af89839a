"""What leans on the inside of Sphinx or Furo: what for, what it saves, what happens without it."""
