from ledstjarna.domain.people.tests.conftest import eva, karin, standing_clock, where

__all__ = ["eva", "karin", "standing_clock", "where"]
