# The radar: what is about to be a hit, and how much stock is safe.

radar-not-priced-there = Produk ini belum punya harga di pasar itu. Sinkronkan dulu ke sana.
radar-nothing-heard = Belum ada yang terdengar tentangnya di pasar itu: tidak ada penjualan, tayangan, atau keranjang untuk dipelajari.
radar-days = Hari dari 0 sampai { $max }.

## What the radar says of something
radar-chance = Peluang masuk TOP-10 dalam 14 hari: { $share }
radar-proven = Dari { $of } kasus seperti ini, { $came } terbukti.
radar-came = { $came } dari { $of } terbukti
radar-unproven = belum terbukti
radar-unproven-text = Belum sampai { $min } kasus yang selesai di sini, jadi belum ada yang tahu seberapa tepat angka ini.
radar-ev-sold-a-day = sekarang terjual sekitar { $shown } per hari
radar-ev-views-a-day = sekarang ditonton sampai habis sekitar { $shown } kali per hari
radar-ev-growth = { $shown } kali tingkat delapan minggunya
radar-ev-needed = { $shown } diperkirakan dalam 14 hari; TOP-10 mulai dari { $needed }
radar-ev-elsewhere = sudah masuk TOP-10 di { $markets }
radar-ev-waits = { $count ->
   *[other] { $shown } orang menunggu stoknya kembali
}
radar-ev-buyers = { $count ->
   *[other] sekitar { $shown } pembeli
}
radar-ev-carts = { $count ->
   *[other] belakangan masuk sekitar { $shown } keranjang
}
radar-ev-views = { $count ->
   *[other] belakangan klipnya ditonton sampai habis sekitar { $shown } kali
}
radar-ev-creators = { $count ->
   *[other] belakangan ditampilkan sekitar { $shown } kreator
}
radar-ev-shares = { $count ->
   *[other] belakangan dibagikan sekitar { $shown } kali
}
radar-lasts = { $count ->
   *[other] { $shown } hari
}
radar-lasts-year = lebih dari setahun
radar-order-none = tidak perlu
radar-order-now = { $units } sekarang
radar-order-then = sekitar { $units } lagi di hari ke-{ $day }
radar-order-to = sampai { $units }
radar-as-of = Per { $time }.
radar-alarm = alarm
radar-topic = Topik
radar-sold-out = habis

## The seller's radar
radar-title = Radar
radar-about = Produk Anda yang mungkin jadi hit, yang mungkin habis, dan yang sedang naik dan bisa Anda jual.
radar-markets = Pasar
radar-file-way = Pakai file penjualan
radar-hits = Hit Anda
radar-hits-none-title = Tidak ada alarm di { $market }.
radar-hits-none-text = Alarm muncul bila produk Anda kemungkinan besar masuk TOP-10 di sini dalam 14 hari. Jumlahnya sedikit agar bisa dipercaya.
radar-since = Alarm sejak { $date }
radar-next = Belum dijual di { $markets }.
radar-next-check = Periksa dan jual di sana
radar-everywhere = Sudah dijual di semua pasar.
radar-outlook = Prospek
radar-stock = Stok Anda
radar-stock-text = Berapa lama bertahan dan berapa yang dipesan, bila barang tiba dalam { $lead } hari dan harus cukup { $cover } hari lagi. Pasar yang berbagi stok dihitung sendiri-sendiri.
radar-stock-none-title = Belum ada yang bisa dihitung.
radar-stock-none-text = Begitu produk Anda ditonton, dimasukkan keranjang, atau dibeli di sini, Anda melihat berapa lama stok bertahan.
radar-sort = Urutan daftar
radar-sort-cover = Paling cepat habis
radar-sort-out = Paling mungkin habis
radar-sort-left = Paling mungkin tersisa
radar-product = Produk
radar-on-hand = Stok
radar-cover = Bertahan
radar-runs-out = Habis
radar-left-over = Tersisa
radar-order = Pesan
radar-urgent = sebelum stok baru tiba
radar-rising = Sedang naik di sini
radar-rising-text = Produk penjual lain di { $market } dan topik yang mungkin segera jadi hit, yang paling mungkin lebih dulu. Anda bisa menjual yang sejenis.
radar-rising-none-title = Belum ada yang naik di sini
radar-rising-none-text = Peringkat menunjukkan apa yang sudah laku.
radar-task-urgent = { $count ->
   *[other] produk di { $market } kemungkinan habis sebelum stok baru tiba
}
radar-task-hits = { $count ->
   *[other] produk Anda mungkin segera jadi hit di { $market }
}

## The outlook of a product
radar-outlook-text = Bagaimana permintaan di sini, dan berapa yang dipesan.
radar-outlook-none = Belum ada prospek
radar-edit-product = Ubah produk
radar-tile-lasts = Stok { $units } bertahan
radar-between = { $low } bila ramai, { $high } bila sepi
radar-tile-order = Pesan sekarang
radar-tile-out = Habis dalam { $days } hari
radar-tile-left = Masih tersisa setelah { $days } hari
radar-with-order = { $share } dengan pesanan
radar-advice = Yang sebaiknya dilakukan
radar-advice-enough = Stok cukup: tidak perlu memesan sekarang.
radar-advice-all = Pesan { $units } sekarang, agar ada { $to } untuk { $days } hari ke depan.
radar-advice-part = Arahnya belum jelas, jadi ambil sebagian dulu: pesan { $units } sekarang. Lihat lagi pada hari ke-{ $day }, saat penjualan beberapa hari memberi petunjuk, lalu pesan sekitar { $rest }.
radar-advice-quantile = { $to } cukup di { $share } kemungkinan. Itu pas bila penjualan yang terlewat merugi { $missing } dan satu unit tersisa merugi { $left }.
radar-advice-slow = Terjual hanya di sedikit hari, jadi perkiraan memakai seberapa sering dan seberapa banyak.
radar-life = Kenaikannya menjadi separuh tiap { $days } hari: selama itulah hit serupa bertahan.
radar-life-none = Tidak sedang naik di atas masa lalunya.
radar-hit = Akankah jadi hit?
radar-no-chance = Sudah ada di TOP-10, atau tidak terjual selama empat minggu: tidak ada peluang yang bisa disebut.
radar-demand = Permintaan per hari
radar-demand-says = { $sold } terjual dalam 28 hari terakhir. { $expected } diperkirakan dalam 28 hari ke depan; dalam 8 dari 10 kemungkinan { $low } sampai { $high }.
radar-today = hari ini
radar-reach = Mulai hari ini, dibanding stok Anda
radar-reach-says = Stok { $units } akan bertahan { $days } bila permintaan sesuai perkiraan.
radar-legend-sold = terjual
radar-legend-expected = perkiraan
radar-legend-total = perkiraan total
radar-legend-band = 8 dari 10 kemungkinan
radar-legend-stock = stok Anda
radar-legend-ordered = stok yang sebaiknya ada
radar-table-day = Hari
radar-table-sold = Terjual
radar-table-low = 1 dari 10 di bawah
radar-table-mid = Tengah
radar-table-high = 1 dari 10 di atas
radar-numbers = Angka Anda
radar-unit-cost = Biaya per unit, { $currency }
radar-usual-cost = Setengah harga bila tidak diisi: { $usual }.
radar-salvage = Hasil satu unit tersisa, { $currency }
radar-usual-salvage = Seperlima harga bila tidak diisi: { $usual }.
radar-lead-days = Hari sampai pesanan tiba
radar-cover-days = Hari yang harus dicukupi sesudahnya
radar-usual = { $usual } bila tidak diisi.
radar-reckon = Hitung lagi

## A file of sales
radar-file-title = Radar untuk file penjualan
radar-file-text = Bawa data penjualan dari toko atau sistem apa pun: lihat apa yang naik dan berapa yang dipesan. Tidak perlu punya toko di sini.
radar-file = File penjualan
radar-file-help = CSV atau CSV.GZ: paling banyak 16 MB, { $rows } baris, dan tiga tahun. Sepuluh minggu memberi sedikit petunjuk, setahun lebih banyak.
radar-file-kept = Tidak ada yang disimpan: file dibaca, dijawab, lalu dilupakan.
radar-file-market = Hanya pasar ini dari file
radar-file-cost = Biaya per unit, % dari harga
radar-file-salvage = Hasil satu unit tersisa, % dari harga
radar-file-go = Tampilkan yang naik
radar-file-again = File lain, atau angka lain
radar-file-columns = Kolom
radar-file-columns-text = Satu baris satu penjualan, urutan bebas. Tanggal dan barang wajib ada; sisanya membantu.
radar-column-date = 2026-11-23 atau 2026-11-23T10:00:00Z; atau t_ms, milidetik sejak 1970
radar-column-item = apa yang terjual: nama atau nomor
radar-column-market = di mana; tanpa ini semua satu pasar
radar-column-user = siapa pembelinya: kode apa pun, agar satu pembeli besar tidak jadi hit
radar-column-units = berapa; tanpa ini masing-masing satu
radar-column-price = harga per unit dalam satuan terkecil: 1299 berarti 12,99
radar-column-kind = order (bila tidak diisi), cart_add, watch, share, wait
radar-file-example = Contoh
radar-file-api = Program mengirimnya ke
radar-file-answer = Yang dikatakan file
radar-file-heard = { $lines } baris tentang { $items } barang dibaca.
radar-file-passed = { $count ->
   *[other] { $shown } baris dilewati: pengembalian dana, tanpa jumlah, atau jenis lain.
}
radar-file-none-title = Tidak ada yang bisa masuk TOP-10
radar-file-none-text = Kurang dari sebelas barang terjual dalam 28 hari terakhir di pasar mana pun dalam file.
radar-file-assumed = Dihitung seolah tanpa stok, untuk { $days } hari, biaya { $cost } % dan nilai sisa { $salvage } % dari harga terakhir.
radar-file-download = Unduh CSV
radar-file-all = Semua penjualan
radar-file-of = { $market }, per { $date }
radar-file-item = Barang
radar-file-chance = Peluang TOP-10
radar-file-week = Terjual per minggu
radar-file-growth = Dibanding delapan minggu
radar-file-month = 28 hari ke depan

## What is wrong with a file
radar-percent = Persentase dari 0 sampai { $max }.
radar-sales-no-time = File tidak punya kolom date maupun t_ms. Baris pertama berisi nama kolom.
radar-sales-no-column = File tidak punya kolom { $column }. Baris pertama berisi nama kolom.
radar-sales-instant = Baris { $line }, kolom { $column }: “{ $text }” bukan jumlah milidetik sejak 1970.
radar-sales-date = Baris { $line }, kolom { $column }: “{ $text }” bukan tanggal. Tulis 2026-11-23.
radar-sales-number = Baris { $line }, kolom { $column }: “{ $text }” bukan angka. Pakai angka, dan titik untuk pecahan.
radar-sales-item = Baris { $line }: kolom { $column } kosong.
radar-sales-unreadable = File tidak bisa dibaca di sekitar baris { $line }: bukan CSV UTF-8.
radar-sales-markets = File punya terlalu banyak pasar. Apakah kolom market sudah benar?
radar-sales-lines = File punya lebih dari { $max } baris penjualan. Ambil waktu yang lebih pendek.
radar-sales-long = Setelah dibuka, file lebih dari { $max } MB.
radar-sales-days = Jarak penjualan pertama dan terakhir lebih dari { $max } hari. Ambil waktu lebih pendek, dan cari tanggal yang salah ketik.
radar-sales-much = Terlalu banyak barang dalam waktu terlalu lama untuk sekali jalan. Kurangi pasar atau waktunya.
radar-sales-market = File tidak mengenal pasar “{ $market }”. Yang ada: { $known }.
radar-sales-busy = File lain sedang dibaca. Coba lagi dalam { $seconds } detik; pilih file Anda sekali lagi.

## What is about to be a hit, for everybody
radar-public-title = Segera jadi hit
radar-public-in = Segera jadi hit di { $market }
radar-public-about = Yang mungkin masuk TOP-10 { $market } dalam 14 hari, menurut apa yang ditonton, dimasukkan keranjang, dan dibeli orang: yang paling mungkin lebih dulu.
radar-public-none-title = Belum ada yang menonjol
radar-public-none-text = Kami menyebut sesuatu hanya bila mungkin, lebih baik kosong daripada menebak. Peringkat menunjukkan yang laku hari ini.
radar-public-way = Yang mungkin masuk TOP-10 dalam 14 hari, dan seberapa yakin

radar-trend-format = Pilih jenis filenya.
radar-trend-which-market = Pilih pasar asal file.
radar-trend-text = File bukan teks UTF-8. Ekspor lagi sebagai CSV.
radar-trend-csv = Baris { $line } bukan CSV. Periksa tanda kutipnya.
radar-trend-lines = File lebih dari { $max } baris. Ambil waktu lebih pendek atau kata lebih sedikit.
radar-trend-columns = Kolom yang diperlukan tidak ada: { $columns }.
radar-trend-nothing = Tidak ada yang bisa disimpan dari file ini.
radar-trend-date = Baris { $line }, kolom { $column }: “{ $text }” bukan tanggal. Tulis seperti 2026-11-23.
radar-trend-number = Baris { $line }, kolom { $column }: “{ $text }” bukan angka mulai dari 0.
radar-trend-market = Baris { $line }, kolom { $column }: “{ $text }” bukan pasar. Tulis dua huruf, seperti GB.
radar-trend-term = Baris { $line }, kolom { $column }: “{ $text }” kosong atau lebih dari 120 karakter.
radar-trend-series = Tempatnya untuk { $max } kata. Hapus beberapa dulu.
