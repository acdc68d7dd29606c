# Letters about orders.

orders-mail-hello = Hello { $name },
orders-mail-hello-nobody = Hello,
orders-mail-footer-shopper = You get this mail because you ordered at { $site }.
orders-mail-footer-seller = You get this mail because you work for { $shop } at { $site }.
orders-mail-note-guest = The link opens this order without a log-in for 30 days. Keep it to yourself.
orders-mail-note-person = Log in to see the order.
orders-mail-see-order = See the order
orders-mail-see-return = See the return

orders-mail-fact-order = Order
orders-mail-fact-total = Total
orders-mail-fact-refund = Paid back
orders-mail-fact-shipping = Delivery
orders-mail-fact-pay-by = Pay by
orders-mail-fact-ship-by = Ship by
orders-mail-fact-answer-by = Answer by
orders-mail-fact-carrier = Carrier
orders-mail-fact-tracking = Tracking number
orders-mail-fact-reason = Reason
orders-mail-fact-returns-until = Returns until

orders-mail-reason-not-paid = It was not paid in time.
orders-mail-reason-not-dispatched = The shop did not send it in time.
orders-mail-reason-parcel-lost = The parcel was lost on its way.
orders-mail-reason-parcel-returned = The parcel came back to the shop.
orders-mail-reason-no-answer = The shop did not answer in time.

orders-mail-unpaid-subject = Your order from { $shop } waits for payment
orders-mail-unpaid-body = We keep your things for a short while. Pay now, or the order is cancelled by itself.
orders-mail-unpaid-button = Pay now

orders-mail-paid-subject = Thank you: your order from { $shop }
orders-mail-paid-body = Your payment arrived. { $shop } gets your order ready.

orders-mail-cod-subject = Your order from { $shop } is confirmed
orders-mail-cod-body = You pay when it is brought to you. { $shop } gets your order ready.

orders-mail-shipped-subject = On its way: your order from { $shop }
orders-mail-shipped-body = { $shop } sent a parcel to you.
orders-mail-shipped-button = Follow the parcel

orders-mail-delivered-subject = Delivered: your order from { $shop }
orders-mail-delivered-body = Your parcel arrived. We hope you like what is in it. If not, you can ask for a return.

orders-mail-cancelled-subject = Cancelled: your order from { $shop }
orders-mail-cancelled-body = Your order, or a part of it, was cancelled. What you paid for it comes back to you the way you paid.

orders-mail-stays-subject = Your order from { $shop } will be sent
orders-mail-stays-body = You asked to cancel. { $shop } answered that the order is being sent. You can return it when it arrives.

orders-mail-refunded-subject = Money back for your order from { $shop }
orders-mail-refunded-body = We sent your money back. Depending on your bank it takes a few days to show.

orders-mail-return-accepted-subject = Your return to { $shop } is accepted
orders-mail-return-accepted-body = Please send the things back within 5 days, and tell us the tracking number.

orders-mail-return-rejected-subject = Your return to { $shop } was declined
orders-mail-return-rejected-body = The shop declined your return. If you do not agree, ask us to decide.

orders-mail-return-decided-subject = We decided about your return to { $shop }
orders-mail-return-decided-body = We looked at what you and the shop wrote. The outcome is on the page of the return.

orders-mail-return-closed-subject = Your return to { $shop } is closed
orders-mail-return-closed-body = The return was closed, because nothing was sent back in time.

orders-mail-seller-new-subject = New order for { $shop }
orders-mail-seller-new-body = Somebody bought from { $shop }. Please pack it and hand it over in time.

orders-mail-seller-late-subject = Please send an order of { $shop } soon
orders-mail-seller-late-body = This order has not been handed over, and its time is nearly up. If it is not sent two days after that, it is cancelled and paid back.

orders-mail-seller-cancel-subject = A shopper asks { $shop } to cancel an order
orders-mail-seller-cancel-body = Please answer in time. Without an answer the order is cancelled.

orders-mail-seller-cancelled-subject = An order of { $shop } was cancelled
orders-mail-seller-cancelled-body = This order, or a part of it, was cancelled. Please do not send what was cancelled.

orders-mail-seller-return-subject = A shopper asks { $shop } for a return
orders-mail-seller-return-body = Please answer in time. Without an answer the return is accepted.

orders-mail-seller-returned-subject = A return is on its way to { $shop }
orders-mail-seller-returned-body = The shopper sent the things back. Please say when they arrive. Without an answer the return is accepted.
