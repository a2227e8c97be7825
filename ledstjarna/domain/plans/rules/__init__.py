"""What the plan's room decides, pure: state tables, who may choose, how a support comes about, what a SIP asks."""
