"""The languages a person may be met in, as every door lists them."""

from ledstjarna.web.wording.languages import language_name, languages

__all__ = ["language_name", "languages"]
