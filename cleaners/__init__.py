"""The second room: one page, story or site chrome. Works with the cable out and the clock stopped."""
