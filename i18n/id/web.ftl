# Kerangka setiap halaman.
web-skip = Lewati ke isi
web-home = Meadow, beranda
web-shop = Belanja
web-search = Cari
web-search-hint = Mau cari apa?
web-me = Saya
web-account = Akun
web-places = Navigasi
web-foot = Lainnya
web-sell = Berjualan di Meadow
web-close = Tutup
web-steps = Langkah
web-optional = (opsional)
web-load-more = Tampilkan lagi
web-change-market = Ganti negara atau bahasa
web-change-language = Ganti bahasa
web-foot-tax = Harga sudah termasuk pajak. Tarif dan aturan pajak diatur oleh pengelola marketplace ini dan bukan nasihat hukum.
web-simulated-market = Pasar simulasi: barang, orang, dan pesanan di sini hanya rekaan.
web-form-problems = { $count ->
   *[other] Ada { $count } hal yang perlu diperbaiki
}

# Toko.
web-hero-title = Barang yang bikin jatuh hati
web-hero-text = Temuan kecil dari pembuat di mana saja, dalam bahasa dan mata uang Anda.
web-hero-way = Lihat yang baru
web-new-arrivals = Baru datang
web-see-all = Lihat semua
web-categories = Jelajahi menurut jenis
web-all-products = Semua barang
web-results = { $count ->
    [0] Tidak ada yang ditemukan
   *[other] { $shown } produk
}
web-results-for = Hasil untuk “{ $query }”
web-nothing-found-title = Tidak ada yang ditemukan
web-nothing-found-text = Coba kata yang lebih sedikit atau lain, atau jelajahi menurut jenis.
web-shelf-empty-title = Rak masih diisi
web-shelf-empty-text = Belum ada yang dijual di sini. Datang lagi nanti, atau lihat negara lain.
web-sort = Urutkan
web-sort-newest = Terbaru
web-sort-popular = Terlaris
web-sort-price-asc = Harga, terendah dulu
web-sort-price-desc = Harga, tertinggi dulu
web-sort-relevance = Paling sesuai
web-apply = Terapkan
web-sold-out = Habis
web-sold = { $count ->
   *[other] { $shown } terjual
}
web-price-from = mulai
web-price-was = Sebelumnya:
web-price-made = Isi dari harga ini
web-price-net = Barang dan pengiriman sampai perbatasan
web-price-tax = Pajak, { $rate }
web-price-total = Yang Anda bayar
web-price-tax-note = Termasuk pajak { $rate }
web-price-as-of = Pajak per { $date }
web-stock-left = { $count ->
   *[other] Tinggal { $count }
}
web-stock-in = Tersedia
web-stock-out = Sedang habis
web-options = Pilihan
web-option-unavailable = tidak tersedia
web-option-show = Tampilkan harga dan stok
web-buy-at-store = Beli di { $store }
web-buy-at-store-note = Membuka toko milik merek ini. Pembayaran dilakukan di sana.
web-store-soon = Alamat toko merek ini belum ada, jadi barang ini belum bisa dibeli.
web-delivery = Pengiriman
web-delivery-text = Dikirim oleh { $shop } dari { $country }.
web-returns = Pengembalian
web-returns-text = { $days ->
   *[other] Dalam { $days } hari setelah diterima.
}
web-sold-by = Dijual oleh
web-visit-shop = Kunjungi toko
web-description = Tentang produk ini
web-details = Rincian
web-brand = Merek
web-weight = Berat
web-sku = Nomor barang
web-similar = Mungkin Anda juga suka
web-more-from = Lainnya dari { $shop }
web-source-text = Teks ini masih dalam bahasa penjual.
web-pictures = Gambar
web-picture-of = Gambar { $at } dari { $count }
web-shop-since = Di Meadow sejak { $date }
web-shop-from = Dikirim dari { $country }
web-choose-title = Anda berbelanja di mana?
web-choose-text = Setiap negara punya harga, bahasa, dan barangnya sendiri.

# Jenis.
web-category-home = Rumah
web-category-beauty = Kecantikan
web-category-hair = Rambut
web-category-fashion = Fesyen
web-category-jewellery = Perhiasan
web-category-toys = Mainan
web-category-electronics = Elektronik
web-category-sports = Olahraga
web-category-food = Makanan
web-category-pets = Hewan peliharaan
web-category-kids = Anak
web-category-books = Buku
web-category-crafts = Kerajinan
web-category-outdoor = Alam bebas
web-category-other = Temuan lain

# Pasar.
web-market-gb = Britania Raya
web-market-id = Indonesia
web-market-th = Thailand
web-market-vn = Vietnam
web-market-my = Malaysia
web-market-ph = Filipina
web-market-sg = Singapura
web-market-us = Amerika Serikat
web-market-de = Jerman
web-market-jp = Jepang
web-market-cn = Tiongkok

# Status.
web-state-draft = Draf
web-state-pending = Ditinjau
web-state-active = Dijual
web-state-rejected = Ditolak
web-state-seller-paused = Dijeda
web-state-platform-paused = Dijeda Meadow
web-state-frozen = Dibekukan
web-state-deleted = Dihapus
web-state-closed = Ditutup
web-state-ready = Siap
web-state-queued = Menunggu
web-state-running = Berjalan
web-state-done = Selesai
web-state-failed = Gagal
web-state-success = Dijual
web-state-unpaid = Belum dibayar
web-state-on-hold = Dikonfirmasi
web-state-awaiting-shipment = Menunggu dikirim
web-state-partially-shipped = Sebagian dikirim
web-state-awaiting-collection = Sudah dikemas
web-state-in-transit = Dalam perjalanan
web-state-delivered = Terkirim
web-state-completed = Selesai
web-state-cancelled = Dibatalkan
web-state-to-pack = Perlu dikemas
web-state-collected = Sudah diambil
web-state-lost = Hilang
web-state-returned = Dikembalikan
web-state-returning = Sedang dikembalikan
web-state-requested = Diajukan
web-state-awaiting-buyer-ship = Perlu dikirim balik
web-state-buyer-shipped = Sudah dikirim balik
web-state-received = Diterima
web-state-refunded = Dana dikembalikan
web-state-receipt-rejected = Ditolak saat tiba
web-state-disputed = Dalam sengketa
web-state-replaced = Diganti
web-state-withdrawn = Ditarik
web-state-open = Terbuka
web-state-packed = Dikemas
web-state-shipped = Dikirim
web-state-paid = Dibayar
web-state-expired = Kedaluwarsa
web-state-processing = Diproses

# Saat permintaan tidak dapat dipenuhi.
web-status-401 = Masuk dulu
web-status-403 = Tidak diizinkan
web-status-404 = Tidak ada apa-apa di sini
web-status-405 = Itu tidak bisa dilakukan di sini
web-status-409 = Itu tidak bisa dilakukan sekarang
web-status-413 = Itu terlalu besar
web-status-429 = Pelan-pelan sedikit, ya
web-status-4xx = Permintaan tidak dapat dipenuhi
web-status-500 = Ada yang rusak di pihak kami
web-status-503 = Sebentar tidak tersedia
web-request-id = Jika Anda menghubungi kami, sebutkan permintaan ini:
web-back-to-shop = Kembali ke toko
web-try-again = Coba lagi
web-problem-unnamed = Ini tidak berhasil ({ $code }).
fault = Kesalahan ini sudah kami catat dan akan kami periksa. Tidak ada yang berubah.
request-no-session = Masuk, atau kirim token yang sah.
request-not-found = Halaman mungkin sudah pindah, atau barangnya tidak dijual lagi.
request-method = Alamat ini tidak menerima metode itu.
request-cross-site = Permintaan datang dari situs lain dan ditolak. Muat ulang halaman lalu coba lagi.
request-scope-missing = Token ini tidak boleh melakukannya. Buat token dengan cakupan yang diperlukan.
request-malformed = Isi permintaan tidak dapat dibaca.
request-not-json = Kirim isi sebagai application/json.
request-too-large = Permintaan melebihi batas alamat ini.
request-too-many = Terlalu banyak permintaan. Coba lagi dalam { $seconds ->
   *[other] { $seconds } detik
}.
request-timeout = Terlalu lama. Coba lagi sebentar lagi.
request-invalid = Beberapa isian perlu diperbaiki.
request-field-missing = Isian ini belum ada.
request-field-unknown = Tidak ada isian seperti itu.
request-field-shape = Bentuk isian ini salah: { $expected }.
request-limit = Batas adalah angka dari 1 sampai 100.
request-cursor = Penanda halaman ini milik daftar lain.
