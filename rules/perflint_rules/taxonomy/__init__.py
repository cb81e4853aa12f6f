"""Rules on where indicators are filed: the names of levels, what stands under which, what belongs nowhere."""
