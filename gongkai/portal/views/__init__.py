"""Views by subject. Each finds, asks and answers; questions go to selectors, acts to services."""
