# Links into brands’ own stores, the connection with them, and what was sold there.

# Refusals
affiliate-link-quantity = Choose 1 to { $max }.
affiliate-link-unknown = There is no such link. It may have been copied incompletely.
affiliate-link-over = This link leads nowhere any more: its time is over, or the brand has left. Look the product up in the shop.
affiliate-link-sold-here = This is bought here: put it into the cart.
affiliate-link-no-store = The shop has no store of its own yet. Its owner can add the address in the settings.
affiliate-store-refused = The store’s address is not one that may be asked. Check it in the settings.
affiliate-store-product-absent = The store has no product with this handle, or does not show it.
affiliate-store-unreadable = The store answered something else than a product. It may be behind a password.
affiliate-store-unreachable = The store does not answer. Please try again later.
affiliate-webhook-forged = The message was not signed with the secret set here. Compare the secret with the one your store shows.
affiliate-webhook-unreadable = The message was signed, but it could not be read.
affiliate-invoice-paid = This invoice is marked as paid already.
affiliate-invoice-reference = Write at most { $max } characters, without line breaks.

# The way out
links-leaving = On to { $store }
links-leaving-text = You are going to { $host }, the brand’s own store. You pay there, and its rules apply.
links-at-store = Bought at the brand’s store
links-at-store-text = Payment, delivery and returns are those of { $host }.

# The connection with the brand’s own store
links-prefers = Sell in my own store wherever a market allows it
links-prefers-help = “Buy” then leads to your store in every market. Carts here take your products no more.
links-health = How it is going
links-last-heard = Last heard
links-heard = { $topic }, { $time }
links-heard-never = Nothing yet. Send a test notification from your store.
links-last-refused = Last refused
links-told = Variants found
links-told-of = { $variants }, in { $products } of your products. Links to these lead straight into the cart; others lead to the product’s page.
links-told-never = Your store has not been asked yet.
links-told-failed = { $count ->
    [one] { $count } product
   *[other] { $count } products
}
links-ask = Ask the store again
selling-done-store-asked = Your store is being asked. Look again in a minute.
links-guide = Set it up in Shopify
links-guide-address = Save your store’s address above, such as brand.myshopify.com.
links-guide-open = In Shopify, open Settings, Notifications, Webhooks.
links-guide-topics = Create two webhooks in JSON, “Order payment” and “Refund create”, both to the address below.
links-guide-secret = Below the list, Shopify shows “Your webhooks will be signed with …”: copy that secret into the field above.
links-guide-names = Give products and variants the same handles and SKUs in both places, so that links find them.
links-guide-test = Send a test notification: it appears here as last heard.
links-webhook-address = Address for webhooks
links-disconnect = Disconnect the store
links-disconnect-text = The address and the secret are forgotten, and links that were made lead nowhere. Where one pays at the brand’s store, your products cannot be bought.

# What was sold there, and what creators are owed
links-sales = Sold in the brand’s own store
links-sales-of-shop = What links led to, as your store told. Shoppers paid you directly; you owe creators their part, and pay it yourself.
links-sales-of-creator = What your posts and links sold there. The shop pays your part directly, by invoice; it is not in your balance here.
links-total-sold = Sold
links-total-earned = Creators’ part
links-total-open = Not invoiced yet
links-units = { $count ->
    [one] { $count } unit
   *[other] { $count } units
}
links-returned = { $count } given back
links-nobody = Nobody’s link: no part
links-shop = Shop
links-reason-return-time = It may still be given back; then it goes onto an invoice.
links-reason-invoiced = It stands on an invoice of the shop.
links-reason-refunded = The shopper got the money back.
links-reason-self-purchase = Bought by the creator: what creators buy through themselves earns nothing.
links-reason-shop-member = Bought by somebody of the shop: it earns nothing.
links-until = Until { $time }
links-invoices = Invoices
links-invoices-text = One a month for each creator, of what can no longer be given back.
links-invoice = Invoice
links-invoice-sales = { $count ->
    [one] { $count } sale
   *[other] { $count } sales
}
links-invoice-state-due = Due
links-invoice-state-paid = Paid
links-reference = Reference of the payment
links-pay = Mark as paid
selling-done-invoice-paid = The invoice is marked as paid.
