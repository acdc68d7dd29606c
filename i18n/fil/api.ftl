# What only programs are told, and what providers show.

trade-idempotency-key-needed = Maglakip ng Idempotency-Key sa kahilingang ito, upang walang mabayaran o ma-order nang dalawang beses.
trade-no-line = Pumili ng kahit isang item.
trade-unknown-order = Walang ganoong order sa tindahang ito.
trade-payment-of-order = Order { $order }
