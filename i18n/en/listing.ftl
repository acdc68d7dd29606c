# Listings, syncs and what stands against them.

catalog-listing-illegal-move = This cannot be done with the listing as it stands now.
catalog-listing-not-found = There is no such listing.
catalog-shop-closed = The shop is closed, so nothing of it is on sale.
catalog-product-not-active = The product is not active ({ $state }), so it is not on sale.
catalog-too-many-variants-for-market = The product has { $count } variants; this market takes at most { $max }.
catalog-in-review = The new version waits for review. Until then an older one stays on sale, if there is one.
catalog-review-refused = The review refused this version. Change it and sync again.
catalog-nothing-for-sale = No variant has a price, so there is nothing to sell.
catalog-language-not-of-market = This market has no texts in this language: { $lang }.
catalog-variant-not-found = There is no such variant.
catalog-price-out-of-range = Give a price above zero, in minor units of the market's currency.
catalog-unknown-market = There is no such market: { $market }.
catalog-markets-required = Choose at least one market.
catalog-products-required = Choose at least one product.
catalog-price-rule-currency = The amount must be in the shop's own currency.
catalog-price-rule-range = The share must lie between -99.99 % and 900 %.
catalog-import-no-file = The uploaded file is not there. Please upload it again.
catalog-awaits-translator = { $count } fields will be sent to the translator.
