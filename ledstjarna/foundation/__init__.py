"""What every room stands on, each part named for what it is: clock, ids, identity numbers, outbox, states."""
