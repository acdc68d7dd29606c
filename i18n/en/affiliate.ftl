# Collaborations, samples, attribution and commission.

# Errors
affiliate-collaboration-not-found = There is no such collaboration.
affiliate-conflict = Creator { $creator } already has product { $product } in collaboration { $collaboration }.
affiliate-product-in-open = Product { $product } is in the open collaboration { $collaboration } already.
affiliate-collaboration-not-open = This collaboration is closing or closed. Please look for another one.
affiliate-products-count = Choose 1 to { $max } products.
affiliate-creators-count = Choose 1 to { $max } creators.
affiliate-creators-of-open = An open collaboration is for every creator: name none.
affiliate-named-twice = This is named twice.
affiliate-ends-in-past = The end must lie in the future.
affiliate-rate-out-of-range = A creator's share is { $min } to { $max } %.
affiliate-samples-out-of-range = Samples are 0 to { $max }.
affiliate-samples-below-given = { $given } samples were given already.
affiliate-sample-illegal-move = This cannot be done with the sample now. Please look at it again.
affiliate-sample-open = You asked for a sample of this product already.
affiliate-sample-out-of-stock = There is no unit left to send.
affiliate-no-samples-left = This collaboration gives no more samples.
affiliate-no-extension = There is one extension, while you still have time to post.
affiliate-note-too-long = Write at most { $max } characters.
affiliate-carrier-invalid = Write 1 to { $max } characters.
affiliate-showcase-too-long = A showcase holds at most { $max } products.
affiliate-not-promotable = You may not promote this product. Join a collaboration that has it.
affiliate-product-unknown = There is no such product here.
affiliate-variant-unknown = The product has no such variant.
affiliate-creator-unknown = There is no such creator.

# Kinds and states
affiliate-kind-open = Open
affiliate-kind-targeted = Targeted
affiliate-collaboration-state-open = Open
affiliate-collaboration-state-closing = Closing
affiliate-collaboration-state-closed = Closed
affiliate-member-state-invited = Invited
affiliate-member-state-joined = Joined
affiliate-member-state-left = Left
affiliate-sample-state-pending = Waits for the shop
affiliate-sample-state-awaiting-shipment = To be sent
affiliate-sample-state-shipped = On its way
affiliate-sample-state-content-due = Post about it
affiliate-sample-state-completed = Done
affiliate-sample-state-rejected = Refused
affiliate-sample-state-expired = Not answered in time
affiliate-sample-state-not-shipped = Not sent in time
affiliate-sample-state-unfulfilled = Not posted in time
affiliate-sample-state-withdrawn = Withdrawn
affiliate-commission-state-ordered = Ordered
affiliate-commission-state-settled = Settled
affiliate-commission-state-refunded = Refunded
affiliate-commission-state-frozen = On hold
affiliate-commission-state-clawed-back = Taken back

# Why a commission is what it is: `affiliate-reason-` and the reason
affiliate-reason-awaiting-delivery = Ordered; it counts when the parcel has arrived.
affiliate-reason-waiting-period = Delivered; the waiting time before settlement runs.
affiliate-reason-return-open = A return is open; it waits until that is decided.
affiliate-reason-settled = Settled: it can be paid out.
affiliate-reason-cancelled = The order was cancelled.
affiliate-reason-refunded = The shopper got the money back.
affiliate-reason-self-purchase = You bought this yourself: what creators buy through their own posts earns nothing.
affiliate-reason-shop-member = Somebody of the shop bought this: it earns nothing.

# What became of a touch: `affiliate-verdict-` and the verdict
affiliate-verdict-won = Counts: the last one before the order
affiliate-verdict-earlier = A later one counts
affiliate-verdict-no-terms = The creator was in no collaboration for it
affiliate-verdict-too-old = More than seven days before the order
