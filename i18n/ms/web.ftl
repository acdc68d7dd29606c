# Rangka setiap halaman.
web-skip = Langkau ke kandungan
web-home = Meadow, laman utama
web-shop = Beli-belah
web-search = Cari
web-search-hint = Anda mencari apa?
web-me = Saya
web-account = Akaun
web-places = Navigasi
web-foot = Lagi
web-sell = Berniaga di Meadow
web-close = Tutup
web-steps = Langkah
web-optional = (pilihan)
web-load-more = Tunjukkan lagi
web-change-market = Tukar negara atau bahasa
web-change-language = Tukar bahasa
web-foot-tax = Harga termasuk cukai. Kadar dan peraturan cukai ditetapkan oleh pengendali pasaran ini dan bukan nasihat undang-undang.
web-simulated-market = Pasaran simulasi: barang, orang dan pesanan di sini hanyalah rekaan.
web-form-problems = { $count ->
   *[other] { $count } perkara perlu dibetulkan
}

# Kedai.
web-hero-title = Barang yang memikat hati
web-hero-text = Penemuan kecil daripada pembuat di merata tempat, dalam bahasa dan mata wang anda.
web-hero-way = Lihat yang baharu
web-new-arrivals = Baru tiba
web-see-all = Lihat semua
web-categories = Layari mengikut jenis
web-all-products = Semua barang
web-results = { $count ->
    [0] Tiada yang ditemui
   *[other] { $shown } produk
}
web-results-for = Keputusan untuk “{ $query }”
web-nothing-found-title = Tiada yang ditemui
web-nothing-found-text = Cuba perkataan yang lebih sedikit atau lain, atau layari mengikut jenis.
web-shelf-empty-title = Rak masih diisi
web-shelf-empty-text = Belum ada apa-apa dijual di sini. Datang lagi nanti, atau lihat negara lain.
web-sort = Susun
web-sort-newest = Terbaharu
web-sort-popular = Paling laris
web-sort-price-asc = Harga, rendah ke tinggi
web-sort-price-desc = Harga, tinggi ke rendah
web-sort-relevance = Paling sesuai
web-apply = Guna
web-sold-out = Habis dijual
web-sold = { $count ->
   *[other] { $shown } terjual
}
web-price-from = dari
web-price-was = Sebelum ini:
web-price-made = Apa yang ada dalam harga ini
web-price-net = Barang dan penghantaran ke sempadan
web-price-tax = Cukai, { $rate }
web-price-total = Bayaran anda
web-price-tax-note = Termasuk cukai { $rate }
web-price-as-of = Cukai setakat { $date }
web-stock-left = { $count ->
   *[other] Tinggal { $count } sahaja
}
web-stock-in = Ada stok
web-stock-out = Kehabisan stok buat masa ini
web-options = Pilihan
web-option-unavailable = tidak tersedia
web-option-show = Tunjukkan harga dan stok
web-buy-at-store = Beli di { $store }
web-buy-at-store-note = Membuka kedai jenama itu sendiri. Anda membayar di sana.
web-store-soon = Alamat kedai jenama ini tiada, jadi barang ini tidak dapat dibeli buat masa ini.
web-delivery = Penghantaran
web-delivery-text = Dihantar oleh { $shop } dari { $country }.
web-returns = Pemulangan
web-returns-text = { $days ->
   *[other] Dalam masa { $days } hari selepas diterima.
}
web-sold-by = Dijual oleh
web-visit-shop = Lawati kedai
web-description = Tentang produk ini
web-details = Butiran
web-brand = Jenama
web-weight = Berat
web-sku = Nombor barang
web-similar = Anda mungkin juga suka
web-more-from = Lagi daripada { $shop }
web-source-text = Teks ini masih dalam bahasa penjual.
web-pictures = Gambar
web-picture-of = Gambar { $at } daripada { $count }
web-shop-since = Di Meadow sejak { $date }
web-shop-from = Dihantar dari { $country }
web-choose-title = Anda membeli-belah di mana?
web-choose-text = Setiap negara ada harga, bahasa dan barangnya sendiri.

# Jenis.
web-category-home = Rumah
web-category-beauty = Kecantikan
web-category-hair = Rambut
web-category-fashion = Fesyen
web-category-jewellery = Barang kemas
web-category-toys = Mainan
web-category-electronics = Elektronik
web-category-sports = Sukan
web-category-food = Makanan
web-category-pets = Haiwan peliharaan
web-category-kids = Kanak-kanak
web-category-books = Buku
web-category-crafts = Kraf tangan
web-category-outdoor = Aktiviti luar
web-category-other = Penemuan lain

# Pasaran.
web-market-gb = United Kingdom
web-market-id = Indonesia
web-market-th = Thailand
web-market-vn = Vietnam
web-market-my = Malaysia
web-market-ph = Filipina
web-market-sg = Singapura
web-market-us = Amerika Syarikat
web-market-de = Jerman
web-market-jp = Jepun
web-market-cn = China

# Keadaan.
web-state-draft = Draf
web-state-pending = Dalam semakan
web-state-active = Dijual
web-state-rejected = Ditolak
web-state-seller-paused = Dijeda
web-state-platform-paused = Dijeda oleh Meadow
web-state-frozen = Dibekukan
web-state-deleted = Dipadam
web-state-closed = Ditutup
web-state-ready = Sedia
web-state-queued = Menunggu
web-state-running = Berjalan
web-state-done = Selesai
web-state-failed = Gagal
web-state-success = Dijual
web-state-unpaid = Belum dibayar
web-state-on-hold = Disahkan
web-state-awaiting-shipment = Menunggu dihantar
web-state-partially-shipped = Sebahagian dihantar
web-state-awaiting-collection = Sudah dibungkus
web-state-in-transit = Dalam perjalanan
web-state-delivered = Telah diterima
web-state-completed = Selesai
web-state-cancelled = Dibatalkan
web-state-to-pack = Perlu dibungkus
web-state-collected = Sudah diambil
web-state-lost = Hilang
web-state-returned = Dikembalikan
web-state-returning = Sedang dikembalikan
web-state-requested = Dimohon
web-state-awaiting-buyer-ship = Perlu dihantar balik
web-state-buyer-shipped = Sudah dihantar balik
web-state-received = Diterima
web-state-refunded = Dibayar balik
web-state-receipt-rejected = Ditolak semasa tiba
web-state-disputed = Dalam pertikaian
web-state-replaced = Diganti
web-state-withdrawn = Ditarik balik
web-state-open = Terbuka
web-state-packed = Dibungkus
web-state-shipped = Dihantar
web-state-paid = Dibayar
web-state-expired = Tamat tempoh
web-state-processing = Sedang diproses

# Apabila permintaan tidak dapat dipenuhi.
web-status-401 = Log masuk dahulu
web-status-403 = Tidak dibenarkan
web-status-404 = Tiada apa-apa di sini
web-status-405 = Itu tidak boleh dilakukan di sini
web-status-409 = Itu tidak boleh dilakukan sekarang
web-status-413 = Itu terlalu besar
web-status-429 = Perlahan sedikit, ya
web-status-4xx = Permintaan tidak dapat dipenuhi
web-status-500 = Ada kerosakan di pihak kami
web-status-503 = Tidak tersedia sebentar
web-request-id = Jika anda bertanya kepada kami, sebut permintaan ini:
web-back-to-shop = Kembali ke kedai
web-try-again = Cuba lagi
web-problem-unnamed = Ini tidak berjaya ({ $code }).
fault = Kami telah mencatat ralat ini dan akan menyemaknya. Tiada apa-apa yang berubah.
request-no-session = Log masuk, atau hantar token yang sah.
request-not-found = Halaman mungkin telah berpindah, atau barang itu tidak lagi dijual.
request-method = Alamat ini tidak menerima kaedah itu.
request-cross-site = Permintaan datang dari laman lain dan ditolak. Muat semula halaman dan cuba lagi.
request-scope-missing = Token ini tidak boleh melakukannya. Buat token dengan skop yang diperlukan.
request-malformed = Isi permintaan tidak dapat dibaca.
request-not-json = Hantar isi sebagai application/json.
request-too-large = Permintaan melebihi had alamat ini.
request-too-many = Terlalu banyak permintaan. Cuba lagi dalam { $seconds ->
   *[other] { $seconds } saat
}.
request-timeout = Terlalu lama. Cuba lagi sebentar nanti.
request-invalid = Beberapa medan perlu dibetulkan.
request-field-missing = Medan ini tiada.
request-field-unknown = Tiada medan seperti itu.
request-field-shape = Bentuk medan ini salah: { $expected }.
request-limit = Had ialah nombor dari 1 hingga 100.
request-cursor = Penanda halaman ini milik senarai lain.
