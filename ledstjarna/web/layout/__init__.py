"""The frame of every page: base template, page styles and the bundle that carries the look."""
