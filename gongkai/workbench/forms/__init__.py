"""Forms of the workbench. They check shape only: the law is checked once, in the services."""
