# The seller's place.
shop-seller = Seller
shop-today = Today
shop-products = Products
shop-listings = Listings
shop-sync = Sync
shop-settings = Settings

# Opening a shop.
shop-open-title = Open your shop
shop-open-text = Write a product once, in your own language and money. Meadow translates and prices it for every market.
shop-open = Open the shop
shop-open-another = Open another shop
shop-open-for-good = The address, country, language and currency stay for good. The name can change.
shop-name = Name of the shop
shop-name-help = What shoppers see.
shop-handle = Address
shop-handle-help = 2 to 30 letters a–z, digits, - and _. It is part of the shop’s web address.
shop-home-country = Home country
shop-home-country-help = Where the shop is registered and most parcels come from.
shop-language = Language
shop-language-help = What you write your products in.
shop-currency = Currency
shop-currency-help = What you price in and are paid in.
shop-yours = Your shops
shop-role-owner = Owner
shop-may = May
shop-may-catalogue = Products and sync
shop-may-orders = Orders
shop-may-money = Money
shop-may-host = Live rooms and posts
shop-may-staff = Staff

# Today.
shop-needs-you = What needs you
shop-no-catalogue = You work in this shop, but not with its products. Ask the owner if you should.
shop-first-import = Import a product file
shop-first-import-text = From Shopify or Amazon. Hundreds of products in a few seconds.
shop-first-product = Write a product
shop-first-product-text = Title, price, stock and a picture. You can add the rest later.
shop-first-glossary = Set up your glossary
shop-first-glossary-text = Brand names that stay as they are, and words with a fixed translation.
shop-task-failed = { $count ->
    [one] listing is refused by its market
   *[other] listings are refused by their markets
}
shop-task-drafts = { $count ->
    [one] listing is held back as a draft
   *[other] listings are held back as drafts
}
shop-task-import = { $count ->
    [one] problem in an import
   *[other] problems in an import
}
shop-task-pending = { $count ->
    [one] listing waits for an exchange rate
   *[other] listings wait for an exchange rate
}
shop-awaiting = { $count ->
    [one] One text awaits a translator
   *[other] { $shown } texts await a translator
}
shop-awaiting-how = This marketplace has no translator yet. Ask its operator to start Meadow with --translator, or put models into its models folder. Until then your own text is shown, marked; words you write yourself are remembered and used again.
shop-awaiting-sync = Sync again and { $name } will be asked for them. Words you write yourself are remembered and used again.
shop-awaiting-ask = { $name } will be asked for them: { $shown } characters.
shop-importing = Reading the file
shop-all-well = Nothing needs you
shop-all-well-text = Everything you listed is on sale, or waiting for nothing but time.
shop-by-market = By market
shop-by-state = Products by state
shop-market = Market
shop-markets = Markets
shop-every-market = All markets
shop-status-success = On sale
shop-status-draft = Draft
shop-status-failed = Refused
shop-why = Why
shop-nowhere = Not on sale anywhere yet
shop-nowhere-text = Choose markets, look at prices and words, and put your products on sale with one click.

# Products.
shop-product = Product
shop-price = Price
shop-variants = Variants
shop-state = State
shop-changed = Changed
shop-all = All
shop-show-all = Show all
shop-search-products = Title, handle or SKU
shop-no-match = Nothing matches
shop-no-match-text = Try other words or another filter.
shop-no-products = No products yet
shop-no-products-text = Bring them in from a file, or write the first one here.
shop-new-product = New product
shop-import = Import
shop-choose = Choose { $title }
shop-choose-all = Choose all on this page
shop-sync-chosen = Sync the chosen
shop-products-of = Products of { $shop }
shop-revision = version { $n }
shop-not-for-sale = not for sale

# The editor.
shop-written-in = Written in { $language }, priced in { $currency }.
shop-title = Title
shop-description = Description
shop-brand = Brand
shop-category = Category
shop-options = Options
shop-option-n = Option { $n }
shop-variants-help = Name an option, such as Colour, only if the product comes in several kinds; each variant then says its value. A SKU left empty is made for you. A price of 0 means not for sale.
shop-variant-n = Variant { $n }
shop-price-in = Price, { $currency }
shop-price-before = Price before
shop-stock = Stock
shop-weight = Weight, g
shop-sku = SKU
shop-add-variant = Add a variant
shop-drop-variant = Remove variant { $n }
shop-save = Save
shop-save-draft = Save as draft
shop-not-editable = In its present state this product cannot be edited.
shop-overtaken = Somebody saved version { $n } while you were writing. Nothing of yours is lost: look at theirs, or save yours over it.
shop-overwrite = Save mine
shop-see-theirs = Look at theirs
shop-pause = Pause everywhere
shop-resume = Put on sale again
shop-restore = Restore
shop-sync-this = Sync to markets
shop-delete = Delete this product
shop-delete-note = It leaves every market at once. You can restore it for 30 days.
shop-delete-now = Delete
shop-not-listed = not listed
shop-no-price = no price
shop-pictures = Pictures
shop-pictures-help = Up to 9 JPEG, PNG or WebP pictures, 300 to 4000 pixels a side. The first is the cover.
shop-pictures-waiting = { $count ->
    [one] One picture is still being fetched.
   *[other] { $count } pictures are still being fetched.
}
shop-remove-picture = Remove this picture
shop-add-picture = Add a picture
shop-picture-shows = What it shows
shop-upload = Upload

# Import.
shop-import-title = Import products
shop-import-one = Import
shop-format = Where the file is from
shop-format-shopify = Shopify product CSV
shop-format-amazon = Amazon All Listings Report
shop-file = File
shop-file-help = At most 64 MiB.
shop-import-start = Start the import
shop-import-how = How it works
shop-import-how-columns = Both generations of Shopify’s columns are understood. Rows that share a handle are one product.
shop-import-how-dirt = Real files are dirty: a missing SKU is made, a price of 0 is kept as not for sale, and every problem is named by row and field.
shop-import-how-again = Safe to repeat: the same file again changes nothing and doubles nothing.
shop-import-how-pictures = Pictures are fetched afterwards. One that is gone never stops its product.
shop-imports-past = Imports so far
shop-when = When
shop-import-leave = You can leave this page. The import goes on.
shop-import-failed = The file could not be read to its end. What was read is kept; put it right and import it again.
shop-import-done = { $count ->
    [one] One product read
   *[other] { $shown } products read
}
shop-import-problems = { $count ->
    [one] One problem
   *[other] { $shown } problems
}
shop-import-again = Put them right in the file and import it again: only what changed is written.
shop-row = Row
shop-field = Field
shop-problem = Problem

# Sync.
shop-sync-title = Put on sale in every market
shop-sync-text = Choose, check, one click. You see prices, words and what is in the way before anything is on sale.
shop-step-choose = Choose
shop-step-check = Check
shop-step-done = On sale
shop-sync-all = Sync to markets
shop-whole-catalogue = { $count ->
    [one] The whole catalogue: one product
   *[other] The whole catalogue: { $shown } products
}
shop-choose-some = Choose some instead
shop-choose-all-instead = Take the whole catalogue instead
shop-products-n = { $count ->
    [one] One product
   *[other] { $count } products
}
shop-listed-n = { $count ->
    [one] one listing
   *[other] { $shown } listings
}
shop-price-rule = How prices are made
shop-price-rule-help = The formula puts freight, tax and fees into the price, so that you keep yours. The other rules only convert.
shop-rule-amount = Amount or per cent
shop-rule-of-shop = As set for each market
shop-rule-default = Formula (usual)
shop-rule-formula = Formula: tax, freight and fees included
shop-rule-same = Same price × exchange rate
shop-rule-percent = Price plus or minus per cent
shop-rule-fixed = Price plus or minus an amount
shop-check = Check prices and words
shop-syncs-past = Syncs so far
shop-sync-going = A sync is still running. You can start another; they go one after the other.
shop-preview-title = Before you click
shop-preview-text = Nothing is on sale yet. Switch off what you do not want.
shop-preview-some = Shown: { $looked } of { $count } products. The sync does all of them.
shop-formula = local = round((base × rate + freight) × (1 + tax) ÷ (1 − commission − payment fee))
shop-put-on-sale = Put on sale
shop-sell-in = Sell in { $market }
shop-chosen-all-the-same = You can switch it on all the same: nothing goes on sale there, and the result says why.
shop-nothing-changes = nothing changes
shop-more-variants = { $count ->
    [one] and one more variant
   *[other] and { $count } more variants
}
shop-text-machine = translated
shop-text-human = written by you
shop-text-missing = your own text, marked
shop-text-pending = being translated
shop-text-needs-review = please check
shop-text-stale = product changed since
shop-sync-running = On its way
shop-sync-results = Results
shop-products-done = Products done
shop-sync-leave = You can leave this page. The sync goes on.
shop-sync-failed = The sync stopped. What is done stays; start it again and it goes on.
shop-results-some = The first { $count } results are shown. Filter to see others.

# Listings.
shop-listings-text = Every product in every market, with what is in the way.
shop-edited-here = edited here
shop-edited-here-n = { $count ->
    [one] one edit here
   *[other] { $count } edits here
}
shop-older-on-sale = older version on sale
shop-see-in-shop = See it in the shop
shop-pause-here = Pause here
shop-worth-knowing = Worth knowing
shop-in-the-way = What is in the way
shop-review-says = The reviewer says
shop-your-text = Your text
shop-give-back = Follow the product again
shop-save-words = Save these words
shop-words-remembered = What you change here stays through later edits of the product, and is remembered for the next translation.
shop-options-untranslated = { $count ->
    [one] One option is not translated yet.
   *[other] { $count } options are not translated yet.
}
shop-prices = Prices
shop-save-prices = Save prices
shop-prices-note = A price set here follows neither the product nor the exchange rate, until you give it back.
shop-price-history = Price history
shop-history-rate = rate { $rate }, { $source }, { $date }
shop-history-by-hand = set by hand
shop-made-base = Your price
shop-made-added = Added by your rule
shop-made-rate = Exchange rate
shop-made-rate-from = { $source }, { $date }
shop-made-converted = Converted
shop-made-freight = Freight
shop-made-tax = Tax
shop-made-commission = Commission
shop-made-payment = Payment fee
shop-made-before-ending = Before rounding up
shop-made-total = Price
shop-made-below = Below { $min }, the least this market takes.
shop-made-above = Above { $max }, the most this market takes.

# Settings.
shop-settings-general = Shop
shop-sync-fields = What a sync carries
shop-sync-fields-help = What is off stays in the markets as it is.
shop-connection = Your own store
shop-connection-text = In markets where one pays at the brand’s store, “Buy” leads there.
shop-store = Store address
shop-secret = Webhook secret
shop-secret-help = 8 to 200 characters; it signs the orders your store reports.
shop-secret-kept = A secret is set. Leave this empty to keep it.
shop-market-prices = Prices by market
shop-translated-only = Only translated text goes on sale
shop-glossary = Glossary
shop-glossary-text = Every translation keeps to it. Text that breaks it is translated anew at the next sync.
shop-glossary-terms = Fixed translations
shop-glossary-source = Your word
shop-glossary-target = Its translation
shop-glossary-rows = Save to get more empty rows. A row without your word is removed.
shop-glossary-keep = Never translated
shop-glossary-keep-help = Brands, models, names: one a line.
shop-glossary-overtaken = Somebody else changed the glossary meanwhile. Check your rows and save again.
shop-staff = Staff
shop-since = since { $date }
shop-until = until { $date }
shop-invite = Invite somebody
shop-invite-text = They get a mail and accept on their own account page.
shop-person-handle = Their handle
shop-invite-send = Send the invitation
shop-invites-open = Open invitations
shop-withdraw = Withdraw
shop-revoke = Remove from the shop
shop-exports = Exports
shop-exports-text = What is on sale, as files for other platforms. Each market in its language and money.
shop-exports-none = Put products on sale first; then their files are here.
shop-files = Files

# Done.
shop-done-saved = Saved
shop-done-created = Created
shop-done-deleted = Deleted. You can restore it for 30 days.
shop-done-restored = Restored
shop-done-paused = Paused
shop-done-resumed = On sale again
shop-done-inherited = It follows the product again
shop-done-invited = Invitation sent
shop-done-removed = Removed

# Amounts as they are typed.
shop-price-empty = Type a price, such as { $example }.
shop-price-comma = Use a point, not a comma, and no thousands sign: { $example }.
shop-price-negative = A price is not below zero.
shop-price-too-fine = { $currency } has { $digits } digits after the point, such as { $example }.
shop-price-too-large = This price is too large.
shop-price-not-a-number = Type digits only, such as { $example }.
shop-not-a-whole-number = Type a whole number.
shop-percent-not-a-number = Type a share such as 5 or -2.5.
