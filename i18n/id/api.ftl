# What only programs are told, and what providers show.

trade-idempotency-key-needed = Sertakan Idempotency-Key pada permintaan ini, agar tidak ada yang dibayar atau dipesan dua kali.
trade-no-line = Sebutkan paling sedikit satu barang.
trade-unknown-order = Tidak ada pesanan itu di toko ini.
trade-payment-of-order = Pesanan { $order }
