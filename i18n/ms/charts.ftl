charts-title = Carta
charts-about = Apa yang laku dan ditonton di { $market }, mengikut hari, minggu dan bulan.
charts-in = { $chart } di { $market }: { $days }
charts-beside = Di sisi carta
charts-kinds = Carta
charts-kind-sales = Paling laris
charts-kind-posts = Paling ditonton
charts-kind-topics = Topik
charts-kind-creators = Pencipta
charts-text-sales = Mengikut unit terjual, ditolak pulangan.
charts-text-posts = Mengikut tontonan.
charts-text-topics = Mengikut tontonan klipnya.
charts-text-creators = Mengikut jualan melalui klip mereka, kemudian tontonan.
charts-period = Tempoh
charts-period-day = Hari
charts-period-week = Minggu
charts-period-month = Bulan
charts-previous = Sebelumnya
charts-next = Seterusnya
charts-so-far = Setakat ini
charts-final = Muktamad
charts-as-of = Setakat { $time }
charts-categories = Jenis barang
charts-all-categories = Semua jenis
charts-category = Jenis
charts-others = Lain-lain
charts-new = Baharu
charts-back = Kembali
charts-up = Naik { $by }
charts-down = Turun { $by }
charts-same = Kekal
charts-units = { $count ->
   *[other] { $shown } terjual
}
charts-views = { $count ->
   *[other] { $shown } tontonan
}
charts-days-on = { $count ->
   *[other] { $count } hari dalam carta
}
charts-total-views = { $count ->
   *[other] { $shown } tontonan keseluruhan
}
charts-trail = Kedudukan dalam { $count } tempoh terakhir
charts-off-sale = Tidak dijual di sini sekarang
charts-gone = Tidak dipaparkan lagi
charts-more = Tunjukkan seratus teratas
charts-fewer = Tunjukkan sepuluh teratas
charts-exits = Keluar dari carta
charts-total-value = Jualan
charts-total-units = Unit terjual
charts-total-products = Produk terjual
charts-turnover = Jualan mengikut jenis
charts-as-table = Sebagai jadual
charts-pareto = Berapa banyak hasil yang sedikit
charts-pareto-says = { $products } produk menghasilkan { $share } jualan
charts-pareto-before = { $share } dalam tempoh sebelumnya
charts-pareto-products = Bahagian produk
charts-pareto-share = Bahagian jualan
charts-pareto-share-before = Tempoh sebelumnya
charts-none-yet = Belum ada lagi. Yang pertama akan muncul di sini tidak lama lagi.
charts-empty-title = Carta ini masih kosong
charts-empty-text = Carta terisi apabila orang menonton dan membeli. Lihat hari lain, atau datang lagi nanti.
charts-badge = #{ $place } di { $market } minggu ini

radar-date-ahead = Hari itu belum bermula: pilih hari yang sudah.
