"""What leaves the house on paper: the plan, the contact card and the SIP form as tagged PDF (PDF/UA-1)."""
