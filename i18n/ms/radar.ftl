# The radar: what is about to be a hit, and how much stock is safe.

radar-not-priced-there = Produk ini tiada harga di pasaran itu. Segerakkan ke sana dahulu.
radar-nothing-heard = Belum ada apa-apa didengar tentangnya di pasaran itu: tiada jualan, tontonan atau troli untuk dipelajari.
radar-days = Hari dari 0 hingga { $max }.

## What the radar says of something
radar-chance = Peluang masuk TOP-10 dalam 14 hari: { $share }
radar-proven = Daripada { $of } kes seperti ini, { $came } menjadi kenyataan.
radar-came = { $came } daripada { $of } menjadi nyata
radar-unproven = belum terbukti
radar-unproven-text = Belum sampai { $min } kes yang tamat di sini, jadi belum ada yang tahu sejauh mana angka ini tepat.
radar-ev-sold-a-day = kini terjual kira-kira { $shown } sehari
radar-ev-views-a-day = kini ditonton hingga tamat kira-kira { $shown } kali sehari
radar-ev-growth = { $shown } kali paras lapan minggunya
radar-ev-needed = { $shown } dijangka dalam 14 hari; TOP-10 bermula pada { $needed }
radar-ev-elsewhere = sudah berada dalam TOP-10 { $markets }
radar-ev-waits = { $count ->
   *[other] { $shown } orang menunggu stoknya kembali
}
radar-ev-buyers = { $count ->
   *[other] kira-kira { $shown } pembeli
}
radar-ev-carts = { $count ->
   *[other] kebelakangan ini masuk kira-kira { $shown } troli
}
radar-ev-views = { $count ->
   *[other] kebelakangan ini klipnya ditonton hingga tamat kira-kira { $shown } kali
}
radar-ev-creators = { $count ->
   *[other] kebelakangan ini ditunjukkan oleh kira-kira { $shown } pencipta
}
radar-ev-shares = { $count ->
   *[other] kebelakangan ini dikongsi kira-kira { $shown } kali
}
radar-lasts = { $count ->
   *[other] { $shown } hari
}
radar-lasts-year = lebih setahun
radar-order-none = tidak perlu
radar-order-now = { $units } sekarang
radar-order-then = kira-kira { $units } lagi pada hari ke-{ $day }
radar-order-to = sehingga { $units }
radar-as-of = Setakat { $time }.
radar-alarm = penggera
radar-topic = Topik
radar-sold-out = habis dijual

## The seller's radar
radar-title = Radar
radar-about = Produk anda yang mungkin jadi hit, yang mungkin habis, dan yang sedang naik yang boleh anda senaraikan.
radar-markets = Pasaran
radar-file-way = Guna fail jualan
radar-hits = Hit anda
radar-hits-none-title = Tiada penggera di { $market }.
radar-hits-none-text = Penggera dibunyikan apabila produk anda berkemungkinan masuk TOP-10 di sini dalam 14 hari. Bilangannya sedikit supaya boleh dipercayai.
radar-since = Penggera sejak { $date }
radar-next = Belum disenaraikan di { $markets }.
radar-next-check = Semak dan senaraikan di sana
radar-everywhere = Sudah disenaraikan di semua pasaran.
radar-outlook = Prospek
radar-stock = Stok anda
radar-stock-text = Berapa lama ia bertahan dan berapa perlu dipesan, jika barang tiba dalam { $lead } hari dan perlu cukup { $cover } hari lagi. Pasaran yang berkongsi stok dikira berasingan.
radar-stock-none-title = Belum ada apa-apa untuk dikira.
radar-stock-none-text = Sebaik produk anda ditonton, dimasukkan troli atau dibeli di sini, anda akan nampak berapa lama stok bertahan.
radar-sort = Susunan senarai
radar-sort-cover = Paling cepat habis
radar-sort-out = Paling mungkin habis
radar-sort-left = Paling mungkin berlebihan
radar-product = Produk
radar-on-hand = Stok
radar-cover = Bertahan
radar-runs-out = Habis
radar-left-over = Berlebihan
radar-order = Pesan
radar-urgent = sebelum stok baharu tiba
radar-rising = Sedang naik di sini
radar-rising-text = Apa yang dijual orang lain di { $market } dan topik yang mungkin jadi hit, yang paling mungkin dahulu. Anda boleh senaraikan yang serupa.
radar-rising-none-title = Belum ada yang naik di sini
radar-rising-none-text = Carta menunjukkan apa yang sudah laris.
radar-task-urgent = { $count ->
   *[other] produk di { $market } mungkin habis sebelum stok baharu tiba
}
radar-task-hits = { $count ->
   *[other] produk anda mungkin jadi hit di { $market } tidak lama lagi
}

## The outlook of a product
radar-outlook-text = Bagaimana permintaan di sini, dan berapa perlu dipesan.
radar-outlook-none = Belum ada prospek
radar-edit-product = Ubah produk
radar-tile-lasts = Stok { $units } bertahan
radar-between = { $low } jika ramai, { $high } jika kurang
radar-tile-order = Pesan sekarang
radar-tile-out = Habis dalam { $days } hari
radar-tile-left = Masih berbaki selepas { $days } hari
radar-with-order = { $share } dengan pesanan
radar-advice = Apa yang patut dibuat
radar-advice-enough = Stok mencukupi: tak perlu pesan sekarang.
radar-advice-all = Pesan { $units } sekarang, supaya ada { $to } untuk { $days } hari akan datang.
radar-advice-part = Arahnya belum pasti, jadi ambil sebahagian dahulu: pesan { $units } sekarang. Lihat semula pada hari ke-{ $day } apabila jualan beberapa hari memberi petunjuk, kemudian pesan kira-kira { $rest }.
radar-advice-quantile = { $to } mencukupi dalam { $share } kemungkinan. Itu sesuai apabila jualan terlepas rugi { $missing } dan seunit berlebihan rugi { $left }.
radar-advice-slow = Terjual pada beberapa hari sahaja, jadi ramalan mengikut kekerapan dan bilangan.
radar-life = Kenaikannya susut separuh setiap { $days } hari: begitulah lamanya hit seumpamanya.
radar-life-none = Ia tidak naik melebihi paras lalunya.
radar-hit = Adakah ia akan jadi hit?
radar-no-chance = Ia sudah dalam TOP-10, atau tiada jualan selama empat minggu: tiada peluang untuk disebut.
radar-demand = Permintaan sehari
radar-demand-says = { $sold } terjual dalam 28 hari lepas. { $expected } dijangka dalam 28 hari akan datang; dalam 8 daripada 10 kemungkinan { $low } hingga { $high }.
radar-today = hari ini
radar-reach = Mulai hari ini, berbanding stok anda
radar-reach-says = Stok { $units } akan bertahan { $days } jika permintaan seperti dijangka.
radar-legend-sold = terjual
radar-legend-expected = dijangka
radar-legend-total = jumlah dijangka
radar-legend-band = 8 daripada 10 kemungkinan
radar-legend-stock = stok anda
radar-legend-ordered = stok yang patut ada
radar-table-day = Hari
radar-table-sold = Terjual
radar-table-low = 1 daripada 10 di bawah
radar-table-mid = Tengah
radar-table-high = 1 daripada 10 di atas
radar-numbers = Angka anda
radar-unit-cost = Kos seunit, { $currency }
radar-usual-cost = Separuh harga jika tidak diisi: { $usual }.
radar-salvage = Hasil seunit yang berlebihan, { $currency }
radar-usual-salvage = Satu perlima harga jika tidak diisi: { $usual }.
radar-lead-days = Hari sehingga pesanan tiba
radar-cover-days = Hari yang perlu dicukupi selepas itu
radar-usual = { $usual } jika tidak diisi.
radar-reckon = Kira semula

## A file of sales
radar-file-title = Radar untuk fail jualan
radar-file-text = Bawa data jualan dari mana-mana kedai atau sistem: lihat apa yang naik dan berapa perlu dipesan. Tak perlu ada kedai di sini.
radar-file = Fail jualan
radar-file-help = CSV atau CSV.GZ: paling banyak 16 MB, { $rows } baris dan tiga tahun. Sepuluh minggu memberi sedikit, setahun memberi lebih.
radar-file-kept = Tiada apa disimpan: fail dibaca, dijawab dan dilupakan.
radar-file-market = Hanya pasaran ini dalam fail
radar-file-cost = Kos seunit, % harga
radar-file-salvage = Hasil seunit berlebihan, % harga
radar-file-go = Tunjukkan yang naik
radar-file-again = Fail lain, atau angka lain
radar-file-columns = Lajur
radar-file-columns-text = Satu baris satu jualan, apa-apa susunan. Tarikh dan item mesti ada; yang lain membantu.
radar-column-date = 2026-11-23 atau 2026-11-23T10:00:00Z; atau t_ms, milisaat sejak 1970
radar-column-item = apa yang dijual: nama atau nombor
radar-column-market = di mana; tanpanya semua satu pasaran
radar-column-user = siapa pembeli: apa-apa kod, supaya seorang pembeli besar tidak jadi hit
radar-column-units = berapa; tanpanya satu setiap baris
radar-column-price = harga seunit dalam unit kecil: 1299 ialah 12.99
radar-column-kind = order (jika tidak diisi), cart_add, watch, share, wait
radar-file-example = Contoh
radar-file-api = Program menghantarnya ke
radar-file-answer = Apa kata fail
radar-file-heard = { $lines } baris tentang { $items } item dibaca.
radar-file-passed = { $count ->
   *[other] { $shown } baris dilangkau: bayaran balik, tiada unit, atau jenis lain.
}
radar-file-none-title = Tiada yang boleh masuk TOP-10
radar-file-none-text = Kurang daripada sebelas item dijual dalam 28 hari terakhir mana-mana pasaran dalam fail.
radar-file-assumed = Dikira seolah-olah tiada stok, untuk { $days } hari, kos { $cost } % dan nilai baki { $salvage } % harga terakhir.
radar-file-download = Muat turun CSV
radar-file-all = Semua jualan
radar-file-of = { $market }, setakat { $date }
radar-file-item = Item
radar-file-chance = Peluang TOP-10
radar-file-week = Terjual seminggu
radar-file-growth = Berbanding lapan minggu
radar-file-month = 28 hari akan datang

## What is wrong with a file
radar-percent = Peratus dari 0 hingga { $max }.
radar-sales-no-time = Fail tiada lajur date dan tiada t_ms. Baris pertama ialah nama lajur.
radar-sales-no-column = Fail tiada lajur { $column }. Baris pertama ialah nama lajur.
radar-sales-instant = Baris { $line }, lajur { $column }: “{ $text }” bukan bilangan milisaat sejak 1970.
radar-sales-date = Baris { $line }, lajur { $column }: “{ $text }” bukan tarikh. Tulis 2026-11-23.
radar-sales-number = Baris { $line }, lajur { $column }: “{ $text }” bukan nombor. Guna digit, dan titik untuk pecahan.
radar-sales-item = Baris { $line }: lajur { $column } kosong.
radar-sales-unreadable = Fail tidak dapat dibaca sekitar baris { $line }: bukan CSV UTF-8.
radar-sales-markets = Fail mempunyai terlalu banyak pasaran. Adakah lajur market betul?
radar-sales-lines = Fail mempunyai lebih { $max } baris jualan. Ambil tempoh yang lebih pendek.
radar-sales-long = Selepas dibuka, fail melebihi { $max } MB.
radar-sales-days = Jualan pertama dan terakhir berselang lebih { $max } hari. Ambil tempoh lebih pendek, dan cari tarikh tersilap taip.
radar-sales-much = Terlalu banyak item dalam tempoh terlalu lama. Kurangkan pasaran atau pendekkan tempoh.
radar-sales-market = Fail tiada pasaran “{ $market }”. Yang ada: { $known }.
radar-sales-busy = Fail lain sedang dibaca. Cuba lagi dalam { $seconds } saat; pilih fail anda sekali lagi.

## What is about to be a hit, for everybody
radar-public-title = Bakal jadi hit
radar-public-in = Bakal jadi hit di { $market }
radar-public-about = Apa yang mungkin masuk TOP-10 { $market } dalam 14 hari, mengikut apa yang orang tonton, masukkan troli dan beli: yang paling mungkin dahulu.
radar-public-none-title = Belum ada yang menonjol
radar-public-none-text = Kami menyebutnya hanya apabila benar-benar mungkin, lebih baik tiada daripada meneka. Carta menunjukkan apa yang laris hari ini.
radar-public-way = Apa yang mungkin masuk TOP-10 dalam 14 hari, dan sejauh mana pasti

radar-trend-format = Pilih jenis fail.
radar-trend-which-market = Pilih pasaran fail ini.
radar-trend-text = Fail bukan teks UTF-8. Eksport semula sebagai CSV.
radar-trend-csv = Baris { $line } bukan CSV. Semak tanda petiknya.
radar-trend-lines = Fail melebihi { $max } baris. Ambil masa lebih pendek atau kata lebih sedikit.
radar-trend-columns = Lajur yang diperlukan tiada: { $columns }.
radar-trend-nothing = Tiada apa dalam fail yang boleh disimpan.
radar-trend-date = Baris { $line }, lajur { $column }: “{ $text }” bukan tarikh. Tulis seperti 2026-11-23.
radar-trend-number = Baris { $line }, lajur { $column }: “{ $text }” bukan nombor dari 0.
radar-trend-market = Baris { $line }, lajur { $column }: “{ $text }” bukan pasaran. Tulis dua huruf, seperti GB.
radar-trend-term = Baris { $line }, lajur { $column }: “{ $text }” kosong atau melebihi 120 aksara.
radar-trend-series = Ruang untuk { $max } kata. Buang sebahagian dahulu.
