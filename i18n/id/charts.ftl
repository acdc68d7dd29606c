charts-title = Tangga
charts-about = Yang laku dan yang ditonton di { $market }, per hari, minggu, dan bulan.
charts-in = { $chart } di { $market }: { $days }
charts-beside = Di samping tangga
charts-kinds = Tangga
charts-kind-sales = Terlaris
charts-kind-posts = Paling ditonton
charts-kind-topics = Topik
charts-kind-creators = Kreator
charts-text-sales = Menurut unit terjual, dikurangi pengembalian.
charts-text-posts = Menurut jumlah tayangan.
charts-text-topics = Menurut tayangan klipnya.
charts-text-creators = Menurut penjualan lewat klip mereka, lalu tayangan.
charts-period = Periode
charts-period-day = Hari
charts-period-week = Minggu
charts-period-month = Bulan
charts-previous = Sebelumnya
charts-next = Berikutnya
charts-so-far = Sementara
charts-final = Final
charts-as-of = Per { $time }
charts-categories = Jenis barang
charts-all-categories = Semua jenis
charts-category = Jenis
charts-others = Lainnya
charts-new = Baru
charts-back = Kembali
charts-up = Naik { $by }
charts-down = Turun { $by }
charts-same = Tetap
charts-units = { $count ->
   *[other] { $shown } terjual
}
charts-views = { $count ->
   *[other] { $shown } tayangan
}
charts-days-on = { $count ->
   *[other] { $count } hari di tangga
}
charts-total-views = { $count ->
   *[other] { $shown } tayangan seluruhnya
}
charts-trail = Peringkat dalam { $count } periode terakhir
charts-off-sale = Sedang tidak dijual di sini
charts-gone = Tidak ditampilkan lagi
charts-more = Tampilkan seratus teratas
charts-fewer = Tampilkan sepuluh teratas
charts-exits = Keluar dari tangga
charts-total-value = Omzet
charts-total-units = Unit terjual
charts-total-products = Produk terjual
charts-turnover = Omzet per jenis
charts-as-table = Sebagai tabel
charts-pareto = Seberapa besar andil yang sedikit
charts-pareto-says = { $products } produk menghasilkan { $share } omzet
charts-pareto-before = { $share } pada periode sebelumnya
charts-pareto-products = Porsi produk
charts-pareto-share = Porsi omzet
charts-pareto-share-before = Periode sebelumnya
charts-none-yet = Belum ada. Yang pertama akan segera muncul di sini.
charts-empty-title = Tangga ini masih kosong
charts-empty-text = Tangga terisi saat orang menonton dan membeli. Lihat hari lain, atau kembali lagi nanti.
charts-badge = #{ $place } di { $market } minggu ini

radar-date-ahead = Hari itu belum dimulai: pilih hari yang sudah.
