### What people are told, and how they hear of it

inbox-title = Inbox
inbox-unread = { $count ->
    [0] Inbox, nothing new
    [one] Inbox, 1 unread
   *[other] Inbox, { $count } unread
 }
inbox-new = New
inbox-all = All
inbox-today = Today
inbox-yesterday = Yesterday
inbox-mark-all = Mark all as read
inbox-switches = What you hear of
inbox-empty = Nothing here yet
inbox-empty-text = What happens with your orders, posts and earnings will be told here.
inbox-empty-kind = Nothing of this kind
inbox-look-around = Look around
inbox-somebody = Somebody
inbox-some-shop = a shop

inbox-kind-orders = Orders
inbox-kind-follows = Followers
inbox-kind-comments = Comments
inbox-kind-rooms = Live rooms
inbox-kind-waits = What you wait for
inbox-kind-listings = Listings
inbox-kind-earnings = Earnings
inbox-kind-samples = Collaborations and samples
inbox-kind-posts = Your posts

inbox-kind-orders-text = Every step of what you bought, and of what your shop sold.
inbox-kind-follows-text = Who began to follow you or your shop.
inbox-kind-comments-text = What people say under your posts, and answers to you.
inbox-kind-rooms-text = When somebody you follow goes live.
inbox-kind-waits-text = When something you wait for can be bought again.
inbox-kind-listings-text = Listings that wait for you before they can sell.
inbox-kind-earnings-text = Commission that is settled or taken back.
inbox-kind-samples-text = Who joins, who asks for samples, and what becomes of them.
inbox-kind-posts-text = When a post is ready, failed, or was taken down.

inbox-switches-title = Notices
inbox-switches-text = Choose what the inbox shows, and what also comes by e-mail.
inbox-in-app = Show in the inbox
inbox-email = E-mail
inbox-email-off = No e-mail
inbox-email-daily = Once a day
inbox-email-at-once = At once
inbox-email-unverified = The daily e-mail goes to verified addresses only. Yours is not verified yet.
inbox-verify = Verify your address
inbox-save = Save

inbox-back-in-stock = { $title } can be bought again.
inbox-order-unpaid = Your order from { $shop } is waiting for your payment of { $total }.
inbox-order-paid = Your order from { $shop } is paid. The shop is getting it ready.
inbox-order-cod = Your order from { $shop } is confirmed. You pay { $total } at the door.
inbox-order-shipped = Your order from { $shop } is on its way.
inbox-order-delivered = Your order from { $shop } was delivered.
inbox-order-cancelled = Your order from { $shop } was cancelled.
inbox-order-stays = { $shop } did not agree to cancel your order. It is still coming.
inbox-order-refunded = { $amount } for your order from { $shop } is on its way back to you.
inbox-return-accepted = { $shop } accepted your return. Send the goods back in time.
inbox-return-rejected = { $shop } refused your return. You can ask us to decide.
inbox-return-decided = We decided about your return to { $shop }.
inbox-return-closed = Your return to { $shop } was closed because nothing was sent back.

inbox-sale-new = { $shop } has a new order of { $total }.
inbox-sale-new-more = { $shop } has { $count } new orders.
inbox-sale-late = An order of { $shop } must be sent soon, or it will be late.
inbox-sale-cancel-asked = A buyer asks { $shop } to cancel an order. Please answer.
inbox-sale-cancelled = An order of { $shop } was cancelled. Do not send it.
inbox-sale-return-asked = A buyer asks { $shop } to take something back. Please answer.
inbox-sale-returned = Goods are on their way back to { $shop }. Check them when they arrive.

inbox-post-ready = Your post is online.
inbox-post-failed = Your video could not be made ready. See why, and what to do.
inbox-post-held = Your post waits for a review before it is shown.
inbox-post-removed = Your post was taken down. See why.
inbox-commented = { $name } commented on your post.
inbox-commented-more = { $name } and others left { $count } comments on your post.
inbox-replied = { $name } answered your comment.
inbox-replied-more = { $name } and others left { $count } answers to your comment.
inbox-followed = { $name } follows you now.
inbox-followed-more = { $others ->
    [one] { $name } and one other follow you now.
   *[other] { $name } and { $others } others follow you now.
 }
inbox-followed-shop = { $name } follows { $shop } now.
inbox-followed-shop-more = { $others ->
    [one] { $name } and one other follow { $shop } now.
   *[other] { $name } and { $others } others follow { $shop } now.
 }

inbox-joined = { $name } joined a collaboration of { $shop }.
inbox-joined-more = { $others ->
    [one] { $name } and one other creator joined a collaboration of { $shop }.
   *[other] { $name } and { $others } other creators joined a collaboration of { $shop }.
 }
inbox-invited = { $shop } invites you to a collaboration.
inbox-commission-settled = You earned { $amount } in commission.
inbox-commission-settled-more = { $count } commissions were settled, the latest of { $amount }.
inbox-commission-refunded = A commission ends at { $amount }, because the order was refunded.
inbox-commission-refunded-more = { $count } commissions were reduced, because orders were refunded.
inbox-commission-clawed-back = A paid commission was taken back, because the order was refunded later.
inbox-commission-clawed-back-more = { $count } paid commissions were taken back, because orders were refunded later.
inbox-external-sale = Your link sold something at { $shop }.
inbox-external-sale-more = Your links sold { $count } times in brands’ own stores.
inbox-sample-requested = { $name } asks { $shop } for a sample.
inbox-sample-approved = { $shop } will send you a sample.
inbox-sample-shipped = Your sample from { $shop } is on its way.
inbox-sample-content-due = Your sample from { $shop } arrived. Post about it in time.
inbox-sample-completed = { $name } posted about a sample from { $shop }.
inbox-sample-rejected = { $shop } did not agree to send a sample.
inbox-sample-expired = { $shop } did not answer your wish for a sample.
inbox-sample-not-shipped = { $shop } did not send the sample in time. You owe nothing.
inbox-sample-unfulfilled = The time to post about your sample from { $shop } is over.
inbox-sample-withdrawn = { $name } no longer wants the sample from { $shop }.

inbox-listings-waiting = { $count ->
    [one] One listing of { $shop } waits for you before it can sell.
   *[other] { $count } listings of { $shop } wait for you before they can sell.
 }
inbox-listing-approved = “{ $title }” passed the review for { $market }.
inbox-listing-refused = “{ $title }” did not pass the review for { $market }. See why.

inbox-digest-subject = { $count ->
    [one] One thing happened on Meadow
   *[other] { $count } things happened on Meadow
 }
inbox-digest-hello = Hello { $name },
inbox-digest-body = This is new since you last looked.
inbox-digest-button = Open the inbox
inbox-digest-switches = Choose what you hear of
inbox-digest-unsubscribe = No more daily e-mails
inbox-digest-footer = You get this letter once a day at the most, because you have an account at { $site }.

inbox-unsubscribe-title = No more daily e-mails?
inbox-unsubscribe-text = The inbox on Meadow still tells you everything. Letters about your orders are not affected.
inbox-unsubscribe-button = Stop the daily e-mail
inbox-unsubscribed-title = You get no more daily e-mails
inbox-unsubscribed-text = You can turn them on again at any time.

inbox-not-found = There is no such notice.
inbox-too-many = At most { $max } notices at once.
inbox-ids-needed = Say which notices: a list of ids, or "all".
inbox-invalid = These switches cannot be set so.
inbox-no-letters = There are no letters at once about this. Choose once a day, or no e-mail.
inbox-kind-unknown = This is no kind of notice.
inbox-email-unknown = This is neither off, nor daily, nor at_once.
