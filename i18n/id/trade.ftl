# Carts, orders, payments and returns.

# Payments and returns
trade-refund-too-much = { $amount } lebih dari yang dapat dikembalikan: paling banyak sebesar yang sudah dibayar dan belum dikembalikan.
trade-line-not-returnable = Hanya barang yang sudah diterima yang dapat dikembalikan, masing-masing sekali. Silakan periksa pilihan Anda.
trade-line-in-return = Salah satu barang ini sudah dalam proses pengembalian.
trade-return-window-over = Batas waktu untuk meminta pengembalian sudah lewat.
trade-return-kind-not-allowed = Barang yang tidak pernah diterima tidak dapat dikirim kembali. Silakan minta pengembalian dana saja.
trade-return-reason-length = Tulis alasan sepanjang 1 sampai { $max } karakter.
trade-return-shipment = Sebutkan kurir dan nomor resi, masing-masing 1 sampai { $max } karakter.
trade-dispute-window-over = Batas waktu untuk menyanggah keputusan ini sudah lewat.
payments-provider-down = Layanan pembayaran sedang tidak merespons. Silakan coba lagi sebentar lagi, atau bayar dengan cara lain.
payments-provider-refused = Layanan pembayaran tidak menerima permintaan ini. Silakan bayar dengan cara lain.
payments-provider-unreadable = Layanan pembayaran memberi jawaban yang tidak dapat kami baca. Silakan coba lagi sebentar lagi.
payments-amount-not-payable = Layanan pembayaran ini tidak dapat menerima jumlah yang tepat ini. Silakan bayar dengan cara lain.
payments-unsupported = Cara pembayaran ini tidak dapat melakukan itu.
payments-provider-unknown = Tidak ada layanan pembayaran itu di sini.
payments-webhook-forged = Pesan ini tidak ditandatangani oleh layanan pembayaran.
payments-webhook-stale = Pesan ini terlalu lama, atau bertanggal di masa depan.
payments-webhook-unreadable = Pesan ini tidak dapat dibaca.
payments-shares = Tidak ada yang perlu dibayar di sini.
payments-amount-differs = Jumlah yang dibayar berbeda dari yang seharusnya. Kami sedang memeriksanya.
payments-setting-address = Alamat layanan pembayaran diawali https://, atau http:// di jaringan Anda sendiri.
trade-illegal-move = Ini tidak dapat dilakukan lagi: ada yang berubah sementara itu. Silakan lihat lagi.
