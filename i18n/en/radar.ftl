# The radar: what is about to be a hit, and how much stock is safe.

radar-not-priced-there = It has no price in that market. Sync it there first.
radar-nothing-heard = Nothing was heard of it in that market yet: there is no sale, view or cart to learn from.
radar-days = Days are 0 to { $max }.
