"""Originals with their fingerprints, the type read from the content, and letters made as DOCX and PDF."""
