"""Ledstjärna: one shared plan per person, steered by the person."""
