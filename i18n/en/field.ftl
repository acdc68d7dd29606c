# The feed, people and topics.
field-title = Feed
field-place = Feed
field-place-inbox = Inbox
field-text = Short videos from makers and shops near you, and what is in them is one tap away.
field-clip-by = Clip by { $name }
field-play = Play or pause
field-sound = Sound
field-tap-for-sound = Tap for sound
field-previous = Previous clip
field-next-clip = Next clip
field-next = More clips
field-like = Like
field-comments = Comments
field-share = Share
field-views = Views
field-copied = Link copied
field-failed = That did not work. Please try again.
field-follow = Follow { $name }
field-follow-word = Follow
field-following-word = Following
field-buy = Buy
field-goods = Products
field-goods-full = Everything about this product
field-translate = See translation
field-translate-comments = See comments translated
field-original = Translated by machine. See the original
field-why = Why this?
field-why-fresh = It is new here: first shown on { $date }. New clips come up for everybody.
field-why-followed = You follow { $name }.
field-why-topic = It belongs to the topic that you opened.
field-why-asked = You opened this clip by { $name }.
field-why-earlier = It was shown on { $date }. Newer and more watched clips came before it.
field-why-popular = Many people here turn to it now.
field-why-alike = People who turned to what you liked turned to this too.
field-why-interest = You often turn to clips of #{ $topic }.
field-why-cart = It shows something in your cart.
field-why-live = It is live now.
field-why-new = It is new and gets its chance to be found.
field-why-chance = Drawn by lot: one page in a hundred is, so that the feed stays fair.
field-no = Not interested
field-no-done = You will see less like this.
field-mute = Mute { $name }
field-mute-done = You will see nothing more of { $name }.
field-side = Products and comments
field-back = Back
field-to-clip = Back to the clip
field-somebody = Somebody
field-host = Made this
field-pinned = Pinned
field-held = Waiting for a look
field-comment-held = Thank you. Somebody looks at your comment before others see it.
field-comments-none-title = Nobody has said anything yet
field-comments-none-text = Ask a question or say what you like about it.
field-reply = Reply
field-reply-not = Do not reply to this comment
field-say = Say something kind
field-send = Send
field-sign-in-to-say = Sign in to comment
field-clips = Clips
field-clips-of-product = Seen in clips
field-clips-none-title = No clips here yet
field-clips-none-text = Come back soon, or look around in the meantime.
field-showcase = Showcase
field-face-sells = From this shop
field-face-text = Clips by { $name } and what is in them.
field-brand = Brand
field-topic-text = What people show about #{ $tag }.
field-topic-line = Views of the last 7 days
field-topic-steady = Steady
field-topic-new = New this week
field-followers = { $count ->
    [one] { $shown } follower
   *[other] { $shown } followers
}
field-likes = { $count ->
    [one] { $shown } like
   *[other] { $shown } likes
}
field-topic-views = { $count ->
    [one] { $shown } view
   *[other] { $shown } views
}
field-topic-posts = { $count ->
    [one] { $shown } clip
   *[other] { $shown } clips
}
field-goods-all = { $count ->
    [one] See the product
   *[other] See all { $count } products
}
field-replies-more = { $count ->
    [one] One more reply
   *[other] { $count } more replies
}
