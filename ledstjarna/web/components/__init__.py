"""The accessible parts that every page is built of: one Jinja2 file of macros and one style sheet per noun."""
