"""Sluta berätta: one fact less to one who was told it."""
