# What only programs are told, and what providers show.

trade-idempotency-key-needed = 请在此请求中附上 Idempotency-Key，以免重复付款或下单。
trade-no-line = 请至少选择一件。
trade-unknown-order = 这家店铺没有这个订单。
trade-payment-of-order = 订单 { $order }
