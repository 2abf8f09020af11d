"""What distributions a project declares, for what, and where it says so."""
