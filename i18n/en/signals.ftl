# What people saw and did, and counting it.

signals-busy = Too much is coming in at the moment. Nothing of this was kept. Send it again in a moment.
signals-too-many = Send { $max } events at most at a time.
signals-empty = Send at least one event.
signals-id = An event’s id is 1 to { $max } letters, digits and signs, without spaces.
signals-kind-not-reported = This kind of event is counted by the server itself.
signals-subject-missing = Say which post or listing this is about.
signals-subject-unknown = There is no such post or listing that anybody can see.
signals-watch-ms = Watching takes 1 to { $max } milliseconds in one event.
signals-at-out-of-range = An event is told within { $minutes } minutes, and does not lie ahead.
signals-counted-id = Write ids as numbers with commas between them.
signals-counted-none = Name at least one post, topic or creator.
signals-counted-too-many = Name { $max } posts, topics and creators at most.
