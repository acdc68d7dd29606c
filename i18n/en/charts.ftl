charts-title = Charts
charts-about = What sells and what is watched in { $market }, by day, week and month.
charts-in = { $chart } in { $market }: { $days }
charts-beside = Beside the chart
charts-kinds = Charts
charts-kind-sales = Best sellers
charts-kind-posts = Most watched
charts-kind-topics = Topics
charts-kind-creators = Creators
charts-text-sales = By units sold, returns taken off.
charts-text-posts = By views.
charts-text-topics = By views of their clips.
charts-text-creators = By what was sold through their clips, then by views.
charts-period = Period
charts-period-day = Day
charts-period-week = Week
charts-period-month = Month
charts-previous = Earlier
charts-next = Later
charts-so-far = So far
charts-final = Final
charts-as-of = As of { $time }
charts-categories = Kinds of things
charts-all-categories = All kinds
charts-category = Kind
charts-others = Others
charts-new = New
charts-back = Back
charts-up = Up { $by }
charts-down = Down { $by }
charts-same = Where it was
charts-units = { $count ->
    [one] { $shown } sold
   *[other] { $shown } sold
}
charts-views = { $count ->
    [one] { $shown } view
   *[other] { $shown } views
}
charts-days-on = { $count ->
    [one] 1 day on the chart
   *[other] { $count } days on the chart
}
charts-total-views = { $count ->
    [one] { $shown } view in all
   *[other] { $shown } views in all
}
charts-trail = Its ranks in the last { $count } periods
charts-off-sale = Not on sale here now
charts-gone = No longer shown
charts-more = Show the first hundred
charts-fewer = Show the first ten
charts-exits = Left the chart
charts-total-value = Turnover
charts-total-units = Units sold
charts-total-products = Products sold
charts-turnover = Turnover by kind
charts-as-table = As a table
charts-pareto = How much the few make
charts-pareto-says = { $products } of the products make { $share } of the turnover
charts-pareto-before = { $share } in the period before
charts-pareto-products = Share of products
charts-pareto-share = Share of turnover
charts-pareto-share-before = The period before
charts-none-yet = Nothing yet. The first ones will stand here soon.
charts-empty-title = Nothing on this chart yet
charts-empty-text = Charts fill as people watch and buy. Look at another day, or come back soon.
charts-badge = #{ $place } in { $market } this week

radar-date-ahead = That day has not begun yet: choose one that has.
