# What only programs are told, and what providers show.

trade-idempotency-key-needed = Sertakan Idempotency-Key dengan permintaan ini, supaya tiada yang dibayar atau dipesan dua kali.
trade-no-line = Nyatakan sekurang-kurangnya satu barang.
trade-unknown-order = Tiada pesanan itu di kedai ini.
trade-payment-of-order = Pesanan { $order }
