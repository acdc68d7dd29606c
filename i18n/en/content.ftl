# Posts, comments, follows, reports and uploads: what can be wrong with them.

# Posts and uploads
content-caption-too-long = A caption has at most { $max } characters.
content-too-many-anchors = A post carries at most { $max } products.
content-anchor-repeated = This product is in the post already.
content-anchor-not-on-sale = This product is not on sale in the post's market. Choose another one.
content-anchor-not-promotable = You cannot promote this product yet. Join one of its collaborations first.
content-market-closed = Choose a market that is open.
content-upload-missing = This upload is not there any more. Send the file again.
content-upload-incomplete = The file has not arrived completely yet. Wait until it has.
content-upload-taken = A post was made of this file already. Send another one.
content-upload-size = A file has 1 byte to { $max } MB.
content-upload-kind = Choose a video: MP4, MOV or WebM.
content-upload-not-found = There is no such upload, or it has expired. Begin again.
content-upload-offset = The upload goes on at byte { $received }.
content-upload-offset-missing = Say in Upload-Offset where these bytes begin.
content-upload-too-long = More bytes came than were announced. Begin again with the right length.
content-upload-too-many-parts = An upload has at most { $max } parts. Send larger ones.
content-upload-quota = You have uploaded { $max } MB today, as much as one day allows. Go on tomorrow.
content-upload-too-many = { $max } uploads are on their way already. Finish one of them first.
content-post-quota = You have made { $max } posts today, as many as one day allows. Go on tomorrow.
content-post-not-found = There is no such post.
content-post-state = The post cannot be changed like this now.

# Comments, follows, reports
content-comment-not-found = There is no such comment.
content-comment-length = A comment has 1 to { $max } characters.
content-comment-too-fast = You are commenting fast. Try again in { $seconds } seconds.
content-follow-oneself = You cannot follow yourself.
content-follow-too-many = You follow as many as possible. Unfollow somebody first.
content-mute-oneself = You cannot mute yourself.
content-mute-too-many = You mute as many as possible. Take back a mute first.
content-report-not-found = There is no such report.
content-report-decided = This report was decided already.
content-report-note-too-long = A note has at most { $max } characters.
content-word-length = A word has 2 to { $max } characters.
content-too-many-words = At most { $max } words can be blocked.
content-translate-language = We do not translate into this language.

# Why something waits for a review
content-held-link = It holds a link. Somebody looks at it before others see it.
content-held-blocked-word = It holds a word that somebody looks at before others see it.
content-held-repeated = You wrote the same a moment ago. Somebody looks at it before others see it.
content-held-flood = New accounts that write a lot are looked at before others see it.
content-held-reported = Several people reported it. Somebody looks at it now.
