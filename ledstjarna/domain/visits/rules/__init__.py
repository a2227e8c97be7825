"""Pure decisions of this room: what is needed, what a plan costs, who has come."""
