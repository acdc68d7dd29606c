# Kolaborasi, sampel, atribusi, dan komisi.

# Errors
affiliate-collaboration-not-found = Kolaborasi ini tidak ada.
affiliate-conflict = Kreator { $creator } sudah punya produk { $product } di kolaborasi { $collaboration }.
affiliate-product-in-open = Produk { $product } sudah ada di kolaborasi terbuka { $collaboration }.
affiliate-collaboration-not-open = Kolaborasi ini akan atau sudah ditutup. Silakan cari yang lain.
affiliate-products-count = Pilih 1 sampai { $max } produk.
affiliate-creators-count = Pilih 1 sampai { $max } kreator.
affiliate-creators-of-open = Kolaborasi terbuka untuk semua kreator: jangan sebut siapa pun.
affiliate-named-twice = Ini disebut dua kali.
affiliate-ends-in-past = Waktu berakhir harus di masa depan.
affiliate-rate-out-of-range = Bagian kreator adalah { $min } sampai { $max } %.
affiliate-samples-out-of-range = Jumlah sampel 0 sampai { $max }.
affiliate-samples-below-given = { $given } sampel sudah diberikan.
affiliate-sample-illegal-move = Ini tidak bisa dilakukan pada sampel sekarang. Silakan lihat lagi.
affiliate-sample-open = Anda sudah meminta sampel produk ini.
affiliate-sample-out-of-stock = Tidak ada unit tersisa untuk dikirim.
affiliate-no-samples-left = Kolaborasi ini tidak memberi sampel lagi.
affiliate-no-extension = Hanya ada satu perpanjangan, selama masih ada waktu untuk memposting.
affiliate-note-too-long = Tulis paling banyak { $max } karakter.
affiliate-carrier-invalid = Tulis 1 sampai { $max } karakter.
affiliate-showcase-too-long = Etalase memuat paling banyak { $max } produk.
affiliate-not-promotable = Anda belum boleh mempromosikan produk ini. Ikuti kolaborasi yang memuatnya.
affiliate-product-unknown = Produk ini tidak ada di sini.
affiliate-variant-unknown = Produk ini tidak punya varian itu.
affiliate-creator-unknown = Kreator ini tidak ada.

# Kinds and states
affiliate-kind-open = Terbuka
affiliate-kind-targeted = Khusus
affiliate-collaboration-state-open = Dibuka
affiliate-collaboration-state-closing = Akan ditutup
affiliate-collaboration-state-closed = Ditutup
affiliate-member-state-invited = Diundang
affiliate-member-state-joined = Bergabung
affiliate-member-state-left = Keluar
affiliate-sample-state-pending = Menunggu toko
affiliate-sample-state-awaiting-shipment = Akan dikirim
affiliate-sample-state-shipped = Dalam perjalanan
affiliate-sample-state-content-due = Saatnya memposting
affiliate-sample-state-completed = Selesai
affiliate-sample-state-rejected = Ditolak
affiliate-sample-state-expired = Tidak dijawab tepat waktu
affiliate-sample-state-not-shipped = Tidak dikirim tepat waktu
affiliate-sample-state-unfulfilled = Tidak diposting tepat waktu
affiliate-sample-state-withdrawn = Ditarik
affiliate-commission-state-ordered = Dipesan
affiliate-commission-state-settled = Diselesaikan
affiliate-commission-state-refunded = Dikembalikan
affiliate-commission-state-frozen = Ditahan
affiliate-commission-state-clawed-back = Ditarik kembali

# Why a commission is what it is: `affiliate-reason-` and the reason
affiliate-reason-awaiting-delivery = Dipesan; dihitung saat paket tiba.
affiliate-reason-waiting-period = Terkirim; menunggu waktu penyelesaian.
affiliate-reason-return-open = Ada retur yang belum selesai; menunggu keputusan.
affiliate-reason-settled = Diselesaikan: bisa dicairkan.
affiliate-reason-cancelled = Pesanan dibatalkan.
affiliate-reason-refunded = Pembeli mendapat uangnya kembali.
affiliate-reason-self-purchase = Anda membelinya sendiri: pembelian lewat posting sendiri tidak mendapat komisi.
affiliate-reason-shop-member = Orang toko yang membelinya: tidak mendapat komisi.

# What became of a touch: `affiliate-verdict-` and the verdict
affiliate-verdict-won = Dihitung: yang terakhir sebelum pesanan
affiliate-verdict-earlier = Ada yang lebih baru
affiliate-verdict-no-terms = Kreator tidak punya kolaborasi untuknya
affiliate-verdict-too-old = Lebih dari tujuh hari sebelum pesanan
