# Carts, orders, payments and returns.

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
