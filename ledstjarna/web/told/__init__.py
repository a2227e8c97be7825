"""What somebody who answers for one part reads of it: the same in the person's door as in theirs."""
