data-title = Data
data-about = Apa yang kedai anda jual, dan apa yang dilihat sebelum dibeli, mengikut hari pasaran itu.
data-market = { $market } dalam angka
data-days = Hari
data-last = { $count ->
    [1] Hari ini
   *[other] { $count } hari
}
data-before = { $count ->
    [1] berbanding semalam
   *[other] berbanding { $count } hari sebelumnya
}
data-gmv = Jualan
data-orders = Pesanan
data-units = Unit
data-buyers = Pembeli
data-take = Pendapatan platform
data-take-help = Komisen dan yuran bayaran bagi pesanan ini.
data-creators-earned = Pendapatan pencipta
data-creators = { $count } pencipta
data-funnel = Daripada dilihat hingga dibeli
data-step-seen = Dilihat
data-step-watched = Ditonton
data-step-opened = Produk dibuka
data-step-carts = Masuk troli
data-step-orders = Dipesan
data-of-before = { $share } daripada langkah sebelumnya
data-more = { $share } lebih
data-less = { $share } kurang
data-by-day = Jualan mengikut hari
data-day = Hari
data-product = Produk
data-post = Klip
data-nothing-sold = Tiada jualan pada hari-hari ini.
data-rows = Tunjuk mengikut
data-rows-day = Mengikut hari
data-rows-product = Mengikut produk
data-rows-post = Mengikut klip
data-csv = Muat turun CSV
data-empty-title = Belum ada apa-apa untuk dikira
data-empty-text = Segerakkan produk ke pasaran ini, atau minta klip dibuat: angkanya ada di sini sejak tontonan pertama.
data-more-rows = Lagi
data-no-caption = Tanpa kapsyen
data-as-before = sama seperti sebelum
data-none-before = sebelum ini tiada
