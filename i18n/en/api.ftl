# What only programs are told, and what providers show.

trade-idempotency-key-needed = Send an Idempotency-Key with this request, so that nothing is paid or ordered twice.
trade-no-line = Name at least one line.
trade-unknown-order = There is no such order in this shop.
trade-payment-of-order = Order { $order }
