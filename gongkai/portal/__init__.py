"""What citizens see: every public page, to be read whole in a review. Knows no staff page and no API."""
