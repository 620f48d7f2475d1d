"""What can be done, as pure functions that give drafts: the same for the keyboard and the shell.

They raise ValueError with a sentence for what cannot be done, and give a draft without changes when
there is nothing to do.  `now` is an aware datetime; sizes are sixteenths of an inch.  Import the
module you need, such as `actions.wins`: a shell command should not pay for the others.
"""
