# The frame of every page.
web-skip = Skip to content
web-home = Meadow, home
web-shop = Shop
web-search = Search
web-search-hint = What are you looking for?
web-me = Me
web-account = Account
web-places = Places
web-foot = More
web-sell = Sell on Meadow
web-close = Close
web-steps = Steps
web-optional = (optional)
web-load-more = Show more
web-change-market = Change country or language
web-change-language = Change language
web-foot-tax = Prices include tax. Tax rates and rules are set by the operator of this marketplace and are not legal advice.
web-simulated-market = Simulated market: goods, people and orders here are made up.
web-form-problems = { $count ->
    [one] One thing needs your attention
   *[other] { $count } things need your attention
}

# The storefront.
web-hero-title = Things worth falling for
web-hero-text = Small finds from makers everywhere, in your language and your money.
web-hero-way = See what is new
web-new-arrivals = New arrivals
web-see-all = See all
web-categories = Browse by kind
web-all-products = Everything
web-results = { $count ->
    [0] Nothing found
    [one] { $shown } product
   *[other] { $shown } products
}
web-results-for = Results for “{ $query }”
web-nothing-found-title = Nothing found
web-nothing-found-text = Try fewer or other words, or look around by kind.
web-shelf-empty-title = The shelves are still being filled
web-shelf-empty-text = Nothing is on sale here yet. Come back soon, or look in another country.
web-sort = Sort by
web-sort-newest = Newest
web-sort-popular = Most bought
web-sort-price-asc = Price, low to high
web-sort-price-desc = Price, high to low
web-sort-relevance = Best match
web-apply = Apply
web-sold-out = Sold out
web-sold = { $count ->
    [one] { $shown } sold
   *[other] { $shown } sold
}
web-price-from = from
web-price-was = Before:
web-price-made = What is in this price
web-price-net = Goods and delivery to the border
web-price-tax = Tax, { $rate }
web-price-total = What you pay
web-price-tax-note = Includes { $rate } tax
web-price-as-of = Tax as of { $date }
web-stock-left = { $count ->
    [one] Only one left
   *[other] Only { $count } left
}
web-stock-in = In stock
web-stock-out = Sold out for now
web-options = Options
web-option-unavailable = not available
web-option-show = Show price and stock
web-buy-at-store = Buy at { $store }
web-buy-at-store-note = Opens the brand’s own store. You pay there.
web-store-soon = The brand’s store address is missing, so this cannot be bought at the moment.
web-delivery = Delivery
web-delivery-text = Sent by { $shop } from { $country }.
web-returns = Returns
web-returns-text = { $days ->
    [one] Within one day of delivery.
   *[other] Within { $days } days of delivery.
}
web-sold-by = Sold by
web-visit-shop = Visit the shop
web-description = About this product
web-details = Details
web-brand = Brand
web-weight = Weight
web-sku = Item number
web-similar = You may also like
web-more-from = More from { $shop }
web-source-text = This text is still in the seller’s language.
web-pictures = Pictures
web-picture-of = Picture { $at } of { $count }
web-shop-since = On Meadow since { $date }
web-shop-from = Ships from { $country }
web-choose-title = Where do you shop?
web-choose-text = Each country has its own prices, language and goods.

# Categories.
web-category-home = Home
web-category-beauty = Beauty
web-category-hair = Hair
web-category-fashion = Fashion
web-category-jewellery = Jewellery
web-category-toys = Toys
web-category-electronics = Electronics
web-category-sports = Sports
web-category-food = Food
web-category-pets = Pets
web-category-kids = Kids
web-category-books = Books
web-category-crafts = Crafts
web-category-outdoor = Outdoor
web-category-other = Other finds

# Markets.
web-market-gb = United Kingdom
web-market-id = Indonesia
web-market-th = Thailand
web-market-vn = Vietnam
web-market-my = Malaysia
web-market-ph = Philippines
web-market-sg = Singapore
web-market-us = United States
web-market-de = Germany
web-market-jp = Japan
web-market-cn = China

# States, one word each.
web-state-draft = Draft
web-state-pending = In review
web-state-active = On sale
web-state-rejected = Rejected
web-state-seller-paused = Paused
web-state-platform-paused = Paused by Meadow
web-state-frozen = Frozen
web-state-deleted = Deleted
web-state-closed = Closed
web-state-ready = Ready
web-state-queued = Waiting
web-state-running = Running
web-state-done = Done
web-state-failed = Failed
web-state-success = On sale
web-state-unpaid = To pay
web-state-on-hold = Confirmed
web-state-awaiting-shipment = To ship
web-state-partially-shipped = Partly shipped
web-state-awaiting-collection = Packed
web-state-in-transit = On the way
web-state-delivered = Delivered
web-state-completed = Completed
web-state-cancelled = Cancelled
web-state-to-pack = To pack
web-state-collected = Collected
web-state-lost = Lost
web-state-returned = Returned
web-state-returning = Being returned
web-state-requested = Requested
web-state-awaiting-buyer-ship = To send back
web-state-buyer-shipped = Sent back
web-state-received = Received
web-state-refunded = Refunded
web-state-receipt-rejected = Refused on arrival
web-state-disputed = Disputed
web-state-replaced = Replaced
web-state-withdrawn = Withdrawn
web-state-open = Open
web-state-packed = Packed
web-state-shipped = Shipped
web-state-paid = Paid
web-state-expired = Expired
web-state-processing = In progress

# When a request cannot be met.
web-status-401 = Sign in first
web-status-403 = Not allowed
web-status-404 = There is nothing here
web-status-405 = That does not work here
web-status-409 = That is not possible right now
web-status-413 = That is too large
web-status-429 = A little slower, please
web-status-4xx = The request cannot be met
web-status-500 = Something broke on our side
web-status-503 = Not available for a moment
web-request-id = If you ask us about it, name this request:
web-back-to-shop = Back to the shop
web-try-again = Try again
web-problem-unnamed = This did not work ({ $code }).
fault = We have noted the error and will look into it. Nothing was changed.
request-no-session = Sign in, or send a valid token.
request-not-found = The page may have moved, or the thing is no longer on sale.
request-method = This address does not take that method.
request-cross-site = The request came from another site and was refused. Reload the page and try again.
request-scope-missing = This token may not do that. Make one with the scope that is needed.
request-malformed = The body cannot be read.
request-not-json = Send the body as application/json.
request-too-large = The request is larger than this address takes.
request-too-many = Too many requests. Try again in { $seconds ->
    [one] one second
   *[other] { $seconds } seconds
}.
request-timeout = It took too long. Try again in a moment.
request-invalid = Some fields need to be put right.
request-field-missing = This field is missing.
request-field-unknown = There is no such field.
request-field-shape = This field has the wrong form: { $expected }.
request-limit = A limit is a number from 1 to 100.
request-cursor = This page mark belongs to another list.
