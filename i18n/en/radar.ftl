# The radar: what is about to be a hit, and how much stock is safe.

radar-not-priced-there = It has no price in that market. Sync it there first.
radar-nothing-heard = Nothing was heard of it in that market yet: there is no sale, view or cart to learn from.
radar-days = Days are 0 to { $max }.

## What the radar says of something
radar-chance = Chance of the TOP-10 within 14 days: { $share }
radar-proven = Of { $of } cases like this, { $came } came true.
radar-came = { $came } of { $of } came true
radar-unproven = unproven
radar-unproven-text = Fewer than { $min } cases have ended here, so nobody knows yet how good this number is.
radar-ev-sold-a-day = about { $shown } sold a day now
radar-ev-views-a-day = watched to the end about { $shown } times a day now
radar-ev-growth = { $shown } times its level of eight weeks
radar-ev-needed = { $shown } expected in 14 days; the TOP-10 begins at { $needed }
radar-ev-elsewhere = already in the TOP-10 of { $markets }
radar-ev-waits = { $count ->
    [one] { $shown } person waits for it to come back
   *[other] { $shown } people wait for it to come back
}
radar-ev-buyers = { $count ->
    [one] about { $shown } buyer
   *[other] about { $shown } buyers
}
radar-ev-carts = { $count ->
    [one] put in about { $shown } cart of late
   *[other] put in about { $shown } carts of late
}
radar-ev-views = { $count ->
    [one] its clips watched to the end about { $shown } time of late
   *[other] its clips watched to the end about { $shown } times of late
}
radar-ev-creators = { $count ->
    [one] shown by about { $shown } creator of late
   *[other] shown by about { $shown } creators of late
}
radar-ev-shares = { $count ->
    [one] shared about { $shown } time of late
   *[other] shared about { $shown } times of late
}
radar-lasts = { $count ->
    [one] 1 day
   *[other] { $shown } days
}
radar-lasts-year = over a year
radar-order-none = none
radar-order-now = { $units } now
radar-order-then = about { $units } more on day { $day }
radar-order-to = up to { $units }
radar-as-of = As of { $time }.
radar-alarm = alarm
radar-topic = Topic
radar-sold-out = sold out

## The seller's radar
radar-title = Radar
radar-about = What of yours may be a hit, what may run out, and what is rising that you could list.
radar-markets = Markets
radar-file-way = Use a sales file
radar-hits = Your hits
radar-hits-none-title = No open alarm in { $market }.
radar-hits-none-text = One is raised when a product of yours is likely to enter the TOP-10 here within 14 days. There are few of them, so that you can believe them.
radar-since = Alarm since { $date }
radar-next = Not listed yet in { $markets }.
radar-next-check = Check and list it there
radar-everywhere = It is listed in every market.
radar-outlook = Outlook
radar-stock = Your stock
radar-stock-text = How long it lasts, and what to order, for goods that take { $lead } days to arrive and are to last { $cover } more. Markets that share stock are each looked at alone.
radar-stock-none-title = Nothing to reckon with yet.
radar-stock-none-text = As soon as something of yours is watched, put in a cart or bought here, you see how long your stock lasts.
radar-sort = Order of the list
radar-sort-cover = Shortest first
radar-sort-out = Likeliest to run out
radar-sort-left = Likeliest to be left over
radar-product = Product
radar-on-hand = In stock
radar-cover = Lasts
radar-runs-out = Runs out
radar-left-over = Left over
radar-order = Order
radar-urgent = before new stock can come
radar-rising = Rising here
radar-rising-text = What others sell in { $market }, and topics, that may be a hit soon: the likeliest first. You could list something of the kind.
radar-rising-none-title = Nothing is rising here just now
radar-rising-none-text = The charts show what sells already.
radar-task-urgent = { $count ->
    [one] product in { $market } will rather run out before new stock can come
   *[other] products in { $market } will rather run out before new stock can come
}
radar-task-hits = { $count ->
    [one] product of yours may soon be a hit in { $market }
   *[other] products of yours may soon be hits in { $market }
}

## The outlook of a product
radar-outlook-text = How demand goes here, and what to order.
radar-outlook-none = No outlook yet
radar-edit-product = Edit product
radar-tile-lasts = { $units } in stock last
radar-between = { $low } if much is wanted, { $high } if little
radar-tile-order = Order now
radar-tile-out = Runs out within { $days } days
radar-tile-left = Something is left after { $days } days
radar-with-order = { $share } with the order
radar-advice = What to do
radar-advice-enough = You have enough: order nothing now.
radar-advice-all = Order { $units } now, to have { $to } for the next { $days } days.
radar-advice-part = Nobody knows yet which way it goes, so commit a part: order { $units } now. Look again on day { $day }, when a few days of sales tell more, and order about { $rest } then.
radar-advice-quantile = { $to } are enough in { $share } of outcomes. That is the right share when a missed sale loses { $missing } and a unit left over loses { $left }.
radar-advice-slow = It sells on few days, so the forecast goes by how often and how much.
radar-life = The rise halves every { $days } days: that is how long hits like it lasted.
radar-life-none = It is not rising above its own past.
radar-hit = Will it be a hit?
radar-no-chance = It stands in the TOP-10 already, or nothing was sold in four weeks: there is no chance to tell.
radar-demand = Demand a day
radar-demand-says = { $sold } sold in the last 28 days. { $expected } to be expected in the next 28; in 8 of 10 outcomes { $low } to { $high }.
radar-today = today
radar-reach = From today on, against your stock
radar-reach-says = { $units } in stock will last { $days }, if demand goes as expected.
radar-legend-sold = sold
radar-legend-expected = expected
radar-legend-total = expected in all
radar-legend-band = 8 of 10 outcomes
radar-legend-stock = your stock
radar-legend-ordered = stock to have
radar-table-day = Day
radar-table-sold = Sold
radar-table-low = 1 in 10 below
radar-table-mid = Middle
radar-table-high = 1 in 10 above
radar-numbers = Your numbers
radar-unit-cost = What a unit costs you, { $currency }
radar-usual-cost = Half of the price unless you say: { $usual }.
radar-salvage = What a unit left over brings, { $currency }
radar-usual-salvage = A fifth of the price unless you say: { $usual }.
radar-lead-days = Days until an order arrives
radar-cover-days = Days that it is to last then
radar-usual = { $usual } unless you say.
radar-reckon = Reckon again

## A file of sales
radar-file-title = Radar for a sales file
radar-file-text = Bring what you sold, from any shop or system: see what is rising and how much to order. You need no shop here.
radar-file = Sales file
radar-file-help = CSV or CSV.GZ: 16 MB, { $rows } lines and three years at the most. Ten weeks tell something, a year tells more.
radar-file-kept = Nothing is kept: the file is read, answered and forgotten.
radar-file-market = Only this market of the file
radar-file-cost = What a unit costs, % of its price
radar-file-salvage = What one left over brings, % of its price
radar-file-go = Show what is rising
radar-file-again = Another file, or other numbers
radar-file-columns = The columns
radar-file-columns-text = A line a sale, in any order. A date and an item must be there; the rest helps.
radar-column-date = 2026-11-23 or 2026-11-23T10:00:00Z; or t_ms, milliseconds since 1970
radar-column-item = what was sold: a name or a number
radar-column-market = where; without it all is one market
radar-column-user = who bought: any code, so that one big buyer makes no hit
radar-column-units = how many; without it one each
radar-column-price = price of a unit in minor units: 1299 is 12.99
radar-column-kind = order (unless said otherwise), cart_add, watch, share, wait
radar-file-example = An example
radar-file-api = Programs send it to
radar-file-answer = What the file tells
radar-file-heard = { $lines } lines about { $items } items were heard.
radar-file-passed = { $count ->
    [one] 1 line was passed over: a refund, no unit, or of another kind.
   *[other] { $shown } lines were passed over: refunds, no units, or of other kinds.
}
radar-file-none-title = Nothing may enter a TOP-10
radar-file-none-text = Fewer than eleven items were sold in the last 28 days of any market of the file.
radar-file-assumed = Reckoned as if you had no stock, for { $days } days, with a cost of { $cost } % and a left-over worth of { $salvage } % of the last price.
radar-file-download = Download as CSV
radar-file-all = All sales
radar-file-of = { $market }, as of { $date }
radar-file-item = Item
radar-file-chance = Chance of the TOP-10
radar-file-week = Sold a week
radar-file-growth = Against eight weeks
radar-file-month = Next 28 days

## What is wrong with a file
radar-percent = A share is 0 to { $max } per cent.
radar-sales-no-time = The file has no column date, and no t_ms. The first line names the columns.
radar-sales-no-column = The file has no column { $column }. The first line names the columns.
radar-sales-instant = Line { $line }, column { $column }: “{ $text }” is no number of milliseconds since 1970.
radar-sales-date = Line { $line }, column { $column }: “{ $text }” is no date. Write 2026-11-23.
radar-sales-number = Line { $line }, column { $column }: “{ $text }” is no number. Use digits, and a point for fractions.
radar-sales-item = Line { $line }: the column { $column } is empty.
radar-sales-unreadable = The file cannot be read near line { $line }: it is no CSV in UTF-8.
radar-sales-markets = The file has too many markets. Is the right column called market?
radar-sales-lines = The file has more than { $max } lines of sales. Take a shorter time.
radar-sales-long = Unpacked, the file is larger than { $max } MB.
radar-sales-days = There are more than { $max } days between the first sale and the last. Take a shorter time, and look for a mistyped date.
radar-sales-much = These are too many items over too long a time to play at once. Take fewer markets or a shorter time.
radar-sales-market = The file knows no market “{ $market }”. It knows { $known }.
radar-sales-busy = Another file is being read just now. Try again in { $seconds } seconds; choose your file once more.

## What is about to be a hit, for everybody
radar-public-title = About to be a hit
radar-public-in = About to be a hit in { $market }
radar-public-about = What may enter the TOP-10 of { $market } within 14 days, by what people watch, put in their carts and buy: the likeliest first.
radar-public-none-title = Nothing stands out just now
radar-public-none-text = We name something only when it is likely, and rather nothing than a guess. The charts show what sells today.
radar-public-way = What may enter the TOP-10 within 14 days, and how sure that is

radar-trend-format = Choose what kind of file it is.
radar-trend-which-market = Choose the market that the file is of.
radar-trend-text = The file is no text in UTF-8. Export it as CSV again.
radar-trend-csv = Line { $line } is not CSV. Check its quotes.
radar-trend-lines = The file has more than { $max } lines. Take a shorter time or fewer terms.
radar-trend-columns = The columns that are needed are missing: { $columns }.
radar-trend-nothing = There is nothing in the file that could be kept.
radar-trend-date = Line { $line }, column { $column }: “{ $text }” is no day. Write it like 2026-11-23.
radar-trend-number = Line { $line }, column { $column }: “{ $text }” is no number from 0 on.
radar-trend-market = Line { $line }, column { $column }: “{ $text }” is no market. Write two letters, like GB.
radar-trend-term = Line { $line }, column { $column }: “{ $text }” is empty or longer than 120 characters.
radar-trend-series = There is room for { $max } terms. Remove some first.
