data-title = Data
data-about = What your shop sold, and what was seen before it was bought, by the market's own days.
data-market = { $market } in numbers
data-days = Days
data-last = { $count ->
    [1] Today
   *[other] { $count } days
}
data-before = { $count ->
    [1] than yesterday
   *[other] than the { $count } days before
}
data-gmv = Turnover
data-orders = Orders
data-units = Units
data-buyers = Buyers
data-take = Platform's earnings
data-take-help = Commission and payment fees of these orders.
data-creators-earned = Creators earned
data-creators = { $count ->
    [one] { $count } creator
   *[other] { $count } creators
}
data-funnel = From seen to bought
data-step-seen = Seen
data-step-watched = Watched
data-step-opened = Product opened
data-step-carts = Put into a cart
data-step-orders = Ordered
data-of-before = { $share } of the step before
data-more = { $share } more
data-less = { $share } less
data-by-day = Turnover by day
data-day = Day
data-product = Product
data-post = Clip
data-nothing-sold = Nothing was sold in these days.
data-rows = Show by
data-rows-day = By day
data-rows-product = By product
data-rows-post = By clip
data-csv = Download CSV
data-empty-title = Nothing to count yet
data-empty-text = Sync products to this market, or have a clip made of them: their numbers stand here from the first view.
data-more-rows = More
data-no-caption = Without a caption
data-as-before = as before
data-none-before = none before
