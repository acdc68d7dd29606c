# Carts, orders, payments and returns.

# Carts and orders
trade-cart-not-found = Troli itu tidak ada.
trade-unknown-cart = Troli itu tidak ada.
trade-cart-empty = Troli anda kosong. Sila masukkan sesuatu dahulu.
trade-cart-ordered = Troli ini sudah dipesan. Sila lihat pesanan anda.
trade-cart-full = Troli memuatkan paling banyak { $max } unit.
trade-quantity-out-of-range = Pilih kuantiti dari 1 hingga { $max }.
trade-quantity-short = Baki stok kurang daripada yang anda mahu. Sila kurangkan kuantiti.
trade-out-of-stock = Stok barang ini tidak mencukupi.
trade-not-on-sale = Barang ini tidak lagi dijual.
trade-sold-elsewhere = Kedai ini menjualnya di kedainya sendiri. Buka produk untuk membelinya di sana.
trade-price-changed = Harga telah berubah sejak anda melihatnya. Sila lihat jumlah baharu.
trade-unknown-line = Barang ini tiada di dalamnya, atau sudah tiada lagi.
trade-checkout-closed = Anda tidak boleh membayar di sini dalam pasaran ini. Halaman produk ada pautan ke tempat membeli.
trade-address-elsewhere = Pasaran ini hanya menghantar di dalam { $market }.
trade-email-needed = Berikan alamat e-mel supaya kami boleh memaklumkan pesanan anda.
trade-coupon-unknown = Kupon ini tidak dikenali.
trade-lane-unknown = Cara penghantaran ini tidak ditawarkan untuk barang ini. Sila pilih yang lain.
trade-method-unknown = Cara pembayaran ini tidak ditawarkan di sini. Sila pilih yang lain.
trade-simulated-refused = Pesanan simulasi hanya untuk kotak pasir.
trade-order-not-found = Pesanan itu tidak ada.
trade-payment-not-found = Pembayaran itu tidak ada.
trade-refund-not-found = Bayaran balik itu tidak ada.
trade-already-paid = Pesanan ini sudah dibayar.
trade-pay-window-over = Masa untuk membayar pesanan ini sudah tamat. Sila pesan semula.
trade-cannot-cancel = Ini tidak boleh dibatalkan lagi. Anda boleh memulangkannya apabila tiba.
trade-cancellation-pending = Pembeli meminta pesanan ini dibatalkan. Itu perlu dijawab dahulu.
trade-reason-needed = Berikan sebab sepanjang 1 hingga { $max } aksara.
trade-nothing-to-pack = Tiada apa-apa untuk dibungkus dalam pesanan ini sekarang.
trade-not-one-door = Pesanan ini tidak ke pembeli dan alamat yang sama, jadi tidak boleh berkongsi bungkusan.

# Payments and returns
trade-refund-too-much = { $amount } melebihi yang boleh dibayar balik: paling banyak jumlah yang telah dibayar dan belum dibayar balik.
trade-line-not-returnable = Hanya barang yang telah dihantar boleh dipulangkan, setiap satu sekali. Sila semak pilihan anda.
trade-line-in-return = Salah satu barang ini sudah berada dalam pemulangan.
trade-return-window-over = Tempoh untuk meminta pemulangan sudah tamat.
trade-return-kind-not-allowed = Barang yang tidak pernah diterima tidak boleh dihantar balik. Sila minta bayaran balik sahaja.
trade-return-reason-length = Berikan sebab antara 1 hingga { $max } aksara.
trade-return-shipment = Namakan syarikat penghantaran dan nombor penjejakan, setiap satu 1 hingga { $max } aksara.
trade-dispute-window-over = Tempoh untuk mempertikaikan keputusan ini sudah tamat.
payments-provider-down = Perkhidmatan pembayaran tidak memberi respons sekarang. Sila cuba lagi sebentar nanti, atau bayar dengan cara lain.
payments-provider-refused = Perkhidmatan pembayaran tidak menerima permintaan ini. Sila bayar dengan cara lain.
payments-provider-unreadable = Perkhidmatan pembayaran memberi jawapan yang tidak dapat kami baca. Sila cuba lagi sebentar nanti.
payments-amount-not-payable = Perkhidmatan pembayaran ini tidak dapat menerima jumlah tepat ini. Sila bayar dengan cara lain.
payments-unsupported = Cara bayaran ini tidak boleh melakukan perkara itu.
payments-provider-unknown = Tiada perkhidmatan pembayaran itu di sini.
payments-webhook-forged = Mesej ini tidak ditandatangani oleh perkhidmatan pembayaran.
payments-webhook-stale = Mesej ini terlalu lama, atau bertarikh pada masa hadapan.
payments-webhook-unreadable = Mesej ini tidak dapat dibaca.
payments-shares = Tiada apa yang perlu dibayar di sini.
payments-amount-differs = Jumlah yang dibayar berbeza daripada yang perlu dibayar. Kami sedang menyemaknya.
payments-setting-address = Alamat perkhidmatan pembayaran bermula dengan https://, atau http:// dalam rangkaian anda sendiri.
trade-illegal-move = Ini tidak boleh dilakukan lagi: ada perubahan sementara itu. Sila lihat semula.
trade-in-stock = Barang ini ada: anda boleh membelinya sekarang.
trade-too-many-waits = Anda boleh menunggu { $max } barang sahaja. Berhenti menunggu salah satunya dahulu.
