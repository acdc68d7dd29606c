# Stock promised to orders, parcels, scans and ways of delivery: problems and errors by code.

fulfilment-out-of-stock = There is not enough stock left.
fulfilment-quantity-out-of-range = A quantity is 1 or more.
fulfilment-not-committed = The order does not have that many units to send.
fulfilment-warehouse-name-length = A warehouse has a name of 1 to { $max } characters.
fulfilment-too-many-warehouses = The shop has as many warehouses as it may have.

fulfilment-pool-mode-shared = All markets sell from the same stock
fulfilment-pool-mode-split = Divided by demand
fulfilment-pool-mode-manual = Divided by you
fulfilment-pool-shares-missing = Please name at least one market.
fulfilment-pool-too-many-markets = At most { $max } markets share a variant.
fulfilment-pool-market-twice = This market is named twice.
fulfilment-pool-share-out-of-range = A share is a whole number from 0 to { $max }.

fulfilment-parcel-not-found = There is no such parcel.
fulfilment-parcel-collected = The carrier has this parcel already, so it cannot be changed.
fulfilment-parcel-lines-count = A parcel carries 1 to { $max } items.
fulfilment-parcel-line-twice = An item is named twice.
fulfilment-parcel-line-packed = An item is in a parcel already.
fulfilment-parcel-carrier-shape = Please name the carrier: up to { $max } letters and digits.
fulfilment-parcel-tracking-shape = A tracking number has 1 to { $max } letters a–z, digits, dots and hyphens.
fulfilment-parcel-tracking-taken = Another parcel on its way has this tracking number.
fulfilment-parcel-weight-out-of-range = A parcel weighs 1 to { $max } grams.
fulfilment-parcel-size-out-of-range = Each side of a parcel measures 1 to { $max } millimetres.

fulfilment-scan-not-yours = Sellers report up to the collection; what comes then, the carrier reports.
fulfilment-scan-out-of-order = This does not follow from where the parcel is now.
fulfilment-scan-in-future = This time is in the future.
fulfilment-scan-too-early = The parcel was seen later than this already.
fulfilment-scan-place-too-long = A place has at most { $max } characters.

fulfilment-lane-code-shape = A code has 1 to { $max } characters: small letters a–z, digits, - and _.
fulfilment-lane-name-length = A name has 1 to { $max } characters.
fulfilment-lane-carrier-length = Please name the carrier in 1 to { $max } characters.
fulfilment-lane-hours-out-of-range = Hours run from 0 to { $max }.
fulfilment-lane-hours-order = The longest delivery cannot be shorter than the shortest.
fulfilment-lane-divisor-out-of-range = The volumetric divisor is a whole number from 1 to 1000000, usually 5000.
fulfilment-lane-rates-missing = Please give at least one price.
fulfilment-lane-too-many-rates = A way of delivery has at most { $max } prices.
fulfilment-lane-rates-order = Weights must rise from price to price, beginning above 0.
fulfilment-lane-price-out-of-range = This price is below 0 or too high.
fulfilment-lane-currency = Prices of this market are in { $currency }.

fulfilment-lane-file-empty = The file has no rows.
fulfilment-lane-file-too-large = The file is too large: at most { $max } bytes.
fulfilment-lane-file-too-long = The file has too many rows: at most { $max }.
fulfilment-lane-file-encoding = The file is not UTF-8 text. Please save it as CSV UTF-8.
fulfilment-lane-row-unreadable = This row cannot be read.
fulfilment-lane-column-missing = The column “{ $column }” is missing.
fulfilment-lane-rows-differ = The rows of “{ $lane }” differ in more than weight and price.
fulfilment-lane-not-yes-or-no = Please write yes or no.
fulfilment-lane-number-malformed = This is not a whole number.
fulfilment-lane-origin-unknown = Please give a country by its two letters, for example CN.
fulfilment-lane-price-malformed = This is not a price of this market, for example 4.99.
