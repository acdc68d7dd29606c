# Carts, orders, payments and returns.

# Carts and orders
trade-cart-not-found = There is no such cart.
trade-unknown-cart = There is no such cart.
trade-cart-empty = Your cart is empty. Put something in it first.
trade-cart-ordered = This cart was ordered already. Your orders show what became of it.
trade-cart-full = A cart holds { $max } units at most.
trade-quantity-out-of-range = Choose a quantity from 1 to { $max }.
trade-quantity-short = There are fewer left than you want. Please choose a smaller quantity.
trade-out-of-stock = There is not enough of this left.
trade-not-on-sale = This is not on sale any more.
trade-sold-elsewhere = This shop sells it in its own store. Open the product to buy it there.
trade-price-changed = The price has changed since you saw it. Please look at the new total.
trade-unknown-line = This is not in it, or not any more.
trade-checkout-closed = You cannot pay here in this market. The product page links to where you can.
trade-address-elsewhere = This market delivers within { $market } only.
trade-email-needed = Give an e-mail address, so that we can tell you about your order.
trade-coupon-unknown = We do not know this coupon.
trade-lane-unknown = This way of delivery is not offered for these things. Please choose another.
trade-method-unknown = This way of paying is not offered here. Please choose another.
trade-simulated-refused = Simulated orders are for sandboxes only.
trade-order-not-found = There is no such order.
trade-payment-not-found = There is no such payment.
trade-refund-not-found = There is no such refund.
trade-already-paid = This order is paid already.
trade-pay-window-over = The time to pay for this order is over. Please order again.
trade-cannot-cancel = This cannot be cancelled any more. You can return it when it arrives.
trade-cancellation-pending = The buyer asked to cancel this order. That is to be answered first.
trade-reason-needed = Give a reason of 1 to { $max } characters.
trade-nothing-to-pack = There is nothing to pack in this order now.
trade-not-one-door = These orders do not go to the same buyer and address, so they cannot share a parcel.

# Payments and returns
trade-refund-too-much = { $amount } is more than can be refunded: at most what was paid and not refunded before.
trade-line-not-returnable = Only items that were delivered can be returned, each of them once. Please check your choice.
trade-line-in-return = One of these items is already in a return.
trade-return-window-over = The time to ask for a return is over.
trade-return-kind-not-allowed = What never arrived cannot be sent back. Please ask for a refund only.
trade-return-reason-length = Give a reason of 1 to { $max } characters.
trade-return-shipment = Name the carrier and the tracking number, each in 1 to { $max } characters.
trade-dispute-window-over = The time to dispute this decision is over.
payments-provider-down = The payment service does not answer right now. Please try again in a moment, or pay in another way.
payments-provider-refused = The payment service did not accept this. Please pay in another way.
payments-provider-unreadable = The payment service gave an answer that we could not read. Please try again in a moment.
payments-amount-not-payable = This payment service cannot take exactly this amount. Please pay in another way.
payments-unsupported = This way of paying cannot do that.
payments-provider-unknown = There is no such payment service here.
payments-webhook-forged = The message is not signed by the payment service.
payments-webhook-stale = The message is too old, or from the future.
payments-webhook-unreadable = The message cannot be read.
payments-shares = There is nothing to pay here.
payments-amount-differs = Another amount was paid than was owed. We are looking into it.
payments-setting-address = The address of a payment service begins with https://, or with http:// in your own network.
trade-illegal-move = This cannot be done any more: something changed in the meantime. Please look again.
trade-in-stock = It is in stock: you can buy it now.
trade-too-many-waits = You can wait for { $max } things at most. Stop waiting for one of them first.
