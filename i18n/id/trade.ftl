# Carts, orders, payments and returns.

# Carts and orders
trade-cart-not-found = Keranjang itu tidak ada.
trade-unknown-cart = Keranjang itu tidak ada.
trade-cart-empty = Keranjang Anda kosong. Isi dulu dengan sesuatu.
trade-cart-ordered = Keranjang ini sudah dipesan. Lihat hasilnya di pesanan Anda.
trade-cart-full = Keranjang memuat paling banyak { $max } barang.
trade-quantity-out-of-range = Pilih jumlah dari 1 sampai { $max }.
trade-quantity-short = Sisa stok kurang dari yang Anda minta. Silakan kurangi jumlahnya.
trade-out-of-stock = Stok barang ini tidak cukup lagi.
trade-not-on-sale = Barang ini sudah tidak dijual.
trade-sold-elsewhere = Toko ini menjualnya di tokonya sendiri. Buka produknya untuk membeli di sana.
trade-price-changed = Harga berubah sejak Anda melihatnya. Silakan lihat total yang baru.
trade-unknown-line = Barang ini tidak ada di dalamnya, atau sudah tidak ada lagi.
trade-checkout-closed = Di pasar ini Anda tidak dapat membayar di sini. Halaman produk menautkan ke tempat membelinya.
trade-address-elsewhere = Pasar ini hanya mengirim di dalam { $market }.
trade-email-needed = Isi alamat email agar kami dapat mengabari pesanan Anda.
trade-coupon-unknown = Kupon ini tidak kami kenal.
trade-lane-unknown = Cara pengiriman ini tidak tersedia untuk barang-barang ini. Silakan pilih yang lain.
trade-method-unknown = Cara pembayaran ini tidak tersedia di sini. Silakan pilih yang lain.
trade-simulated-refused = Pesanan simulasi hanya untuk sandbox.
trade-order-not-found = Pesanan itu tidak ada.
trade-payment-not-found = Pembayaran itu tidak ada.
trade-refund-not-found = Pengembalian dana itu tidak ada.
trade-already-paid = Pesanan ini sudah dibayar.
trade-pay-window-over = Batas waktu membayar pesanan ini sudah lewat. Silakan pesan lagi.
trade-cannot-cancel = Ini sudah tidak dapat dibatalkan. Anda dapat mengembalikannya setelah tiba.
trade-cancellation-pending = Pembeli meminta pembatalan pesanan ini. Itu harus dijawab dulu.
trade-reason-needed = Tulis alasan sepanjang 1 sampai { $max } karakter.
trade-nothing-to-pack = Saat ini tidak ada yang bisa dikemas dalam pesanan ini.
trade-not-one-door = Pesanan ini tidak menuju pembeli dan alamat yang sama, jadi tidak dapat digabung dalam satu paket.

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
trade-in-stock = Barangnya ada: Anda bisa membelinya sekarang.
trade-too-many-waits = Anda bisa menunggu paling banyak { $max } barang. Berhentilah menunggu salah satunya dulu.
