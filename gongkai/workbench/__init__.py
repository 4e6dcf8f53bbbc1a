"""The workbench: every page of the staff. Views find, ask and answer; what may be done is decided below."""
