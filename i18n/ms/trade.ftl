# Carts, orders, payments and returns.

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
