"""Where profiles come from: one file a source. Each gives a name, a headline, and the person's own lines."""
