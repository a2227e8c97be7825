"""Sending somebody word that there is something to read, by e-mail or text message. It says nothing more."""

from ledstjarna.foundation.sending.configured import configured_channels
from ledstjarna.foundation.sending.notice import Address, Channel, Language, Notice, Outcome, Reader, Receipt, text_of

__all__ = ["Address", "Channel", "Language", "Notice", "Outcome", "Reader", "Receipt", "configured_channels", "text_of"]
