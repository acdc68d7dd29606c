data-title = Data
data-about = Apa yang terjual di toko Anda, dan apa yang dilihat sebelum dibeli, menurut hari di pasar itu.
data-market = { $market } dalam angka
data-days = Hari
data-last = { $count ->
    [1] Hari ini
   *[other] { $count } hari
}
data-before = { $count ->
    [1] dari kemarin
   *[other] dari { $count } hari sebelumnya
}
data-gmv = Omzet
data-orders = Pesanan
data-units = Unit
data-buyers = Pembeli
data-take = Pendapatan platform
data-take-help = Komisi dan biaya pembayaran dari pesanan ini.
data-creators-earned = Pendapatan kreator
data-creators = { $count } kreator
data-funnel = Dari dilihat sampai dibeli
data-step-seen = Terlihat
data-step-watched = Ditonton
data-step-opened = Produk dibuka
data-step-carts = Masuk keranjang
data-step-orders = Dipesan
data-of-before = { $share } dari langkah sebelumnya
data-more = { $share } lebih banyak
data-less = { $share } lebih sedikit
data-by-day = Omzet per hari
data-day = Hari
data-product = Produk
data-post = Klip
data-nothing-sold = Tidak ada yang terjual pada hari-hari ini.
data-rows = Tampilkan menurut
data-rows-day = Per hari
data-rows-product = Per produk
data-rows-post = Per klip
data-csv = Unduh CSV
data-empty-title = Belum ada yang dihitung
data-empty-text = Sinkronkan produk ke pasar ini, atau minta klip dibuat untuknya: angkanya tampil di sini sejak tayangan pertama.
data-more-rows = Lagi
data-no-caption = Tanpa teks
data-as-before = sama seperti sebelumnya
data-none-before = sebelumnya tidak ada
