# Kolaborasi, sampel, atribusi dan komisen.

# Errors
affiliate-collaboration-not-found = Kolaborasi ini tidak wujud.
affiliate-conflict = Pencipta { $creator } sudah mempunyai produk { $product } dalam kolaborasi { $collaboration }.
affiliate-product-in-open = Produk { $product } sudah berada dalam kolaborasi terbuka { $collaboration }.
affiliate-collaboration-not-open = Kolaborasi ini sedang atau sudah ditutup. Sila cari yang lain.
affiliate-products-count = Pilih 1 hingga { $max } produk.
affiliate-creators-count = Pilih 1 hingga { $max } pencipta.
affiliate-creators-of-open = Kolaborasi terbuka untuk semua pencipta: jangan namakan sesiapa.
affiliate-named-twice = Ini disebut dua kali.
affiliate-ends-in-past = Masa tamat mestilah pada masa hadapan.
affiliate-rate-out-of-range = Bahagian pencipta ialah { $min } hingga { $max } %.
affiliate-samples-out-of-range = Bilangan sampel ialah 0 hingga { $max }.
affiliate-samples-below-given = { $given } sampel sudah diberikan.
affiliate-sample-illegal-move = Ini tidak boleh dilakukan pada sampel sekarang. Sila lihat semula.
affiliate-sample-open = Anda sudah meminta sampel produk ini.
affiliate-sample-out-of-stock = Tiada unit lagi untuk dihantar.
affiliate-no-samples-left = Kolaborasi ini tidak memberi sampel lagi.
affiliate-no-extension = Hanya satu lanjutan, selagi masih ada masa untuk menyiarkan.
affiliate-note-too-long = Tulis paling banyak { $max } aksara.
affiliate-carrier-invalid = Tulis 1 hingga { $max } aksara.
affiliate-showcase-too-long = Pameran memuatkan paling banyak { $max } produk.
affiliate-not-promotable = Anda belum boleh mempromosikan produk ini. Sertai kolaborasi yang memilikinya.
affiliate-product-unknown = Produk ini tidak ada di sini.
affiliate-variant-unknown = Produk ini tiada varian itu.
affiliate-creator-unknown = Pencipta ini tidak wujud.

# Kinds and states
affiliate-kind-open = Terbuka
affiliate-kind-targeted = Khusus
affiliate-collaboration-state-open = Dibuka
affiliate-collaboration-state-closing = Akan ditutup
affiliate-collaboration-state-closed = Ditutup
affiliate-member-state-invited = Dijemput
affiliate-member-state-joined = Menyertai
affiliate-member-state-left = Keluar
affiliate-sample-state-pending = Menunggu kedai
affiliate-sample-state-awaiting-shipment = Akan dihantar
affiliate-sample-state-shipped = Dalam perjalanan
affiliate-sample-state-content-due = Tunggu siaran
affiliate-sample-state-completed = Selesai
affiliate-sample-state-rejected = Ditolak
affiliate-sample-state-expired = Tidak dijawab pada masanya
affiliate-sample-state-not-shipped = Tidak dihantar pada masanya
affiliate-sample-state-unfulfilled = Tidak disiarkan pada masanya
affiliate-sample-state-withdrawn = Ditarik balik
affiliate-commission-state-ordered = Dipesan
affiliate-commission-state-settled = Diselesaikan
affiliate-commission-state-refunded = Dikembalikan
affiliate-commission-state-frozen = Ditahan
affiliate-commission-state-clawed-back = Diambil semula

# Why a commission is what it is: `affiliate-reason-` and the reason
affiliate-reason-awaiting-delivery = Dipesan; dikira apabila bungkusan tiba.
affiliate-reason-waiting-period = Dihantar; menunggu tempoh penyelesaian.
affiliate-reason-return-open = Ada pemulangan yang belum selesai; menunggu keputusan.
affiliate-reason-settled = Diselesaikan: boleh dibayar keluar.
affiliate-reason-cancelled = Pesanan dibatalkan.
affiliate-reason-refunded = Pembeli mendapat semula wangnya.
affiliate-reason-self-purchase = Anda membelinya sendiri: pembelian melalui siaran sendiri tidak memberi komisen.
affiliate-reason-shop-member = Orang kedai yang membelinya: tiada komisen.

# What became of a touch: `affiliate-verdict-` and the verdict
affiliate-verdict-won = Dikira: yang terakhir sebelum pesanan
affiliate-verdict-earlier = Ada yang lebih baharu
affiliate-verdict-no-terms = Pencipta tiada kolaborasi untuknya
affiliate-verdict-too-old = Lebih tujuh hari sebelum pesanan
