"""Reports as Markdown, which GitHub and GitLab show."""
