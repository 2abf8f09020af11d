"""How a configuration is proposed: what is read for it, and how it is written."""
