"""Meetings as other calendars read and answer them: RFC 5545 and 5546. Knows no person and no plan."""

from ledstjarna.foundation.calendar.days_ahead import CalendarTime, times_file
from ledstjarna.foundation.calendar.invitation import CalendarMeeting, invitation_file
from ledstjarna.foundation.calendar.mail import LARGEST_MAIL
from ledstjarna.foundation.calendar.reply import LARGEST, NotAReply, Replied, read_reply

__all__ = [
    "LARGEST",
    "LARGEST_MAIL",
    "CalendarMeeting",
    "CalendarTime",
    "NotAReply",
    "Replied",
    "invitation_file",
    "read_reply",
    "times_file",
]
