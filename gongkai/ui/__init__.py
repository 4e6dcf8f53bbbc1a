"""The look of both faces: base templates, components, tags, icons, theme. Knows nothing of the domain."""
