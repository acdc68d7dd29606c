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
field-why-popular = { $count ->
    [one] People watch it a lot right now: one view within a day.
   *[other] People watch it a lot right now: { $shown } views within a day.
}
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
