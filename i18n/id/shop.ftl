# Tempat penjual.
shop-seller = Penjual
shop-today = Hari ini
shop-products = Produk
shop-listings = Tayangan
shop-sync = Sinkron
shop-settings = Setelan

# Membuka toko.
shop-open-title = Buka toko Anda
shop-open-text = Tulis produk sekali saja, dalam bahasa dan mata uang Anda. Meadow menerjemahkan dan memberi harga untuk setiap pasar.
shop-open = Buka toko
shop-open-another = Buka toko lain
shop-open-for-good = Alamat, negara, bahasa, dan mata uang tidak bisa diubah lagi. Nama toko bisa.
shop-name = Nama toko
shop-name-help = Yang dilihat pembeli.
shop-handle = Alamat
shop-handle-help = 2 sampai 30 huruf a–z, angka, - dan _. Menjadi bagian dari alamat web toko.
shop-home-country = Negara asal
shop-home-country-help = Tempat toko terdaftar dan sebagian besar paket dikirim.
shop-language = Bahasa
shop-language-help = Bahasa untuk menulis produk Anda.
shop-currency = Mata uang
shop-currency-help = Untuk harga dan pembayaran kepada Anda.
shop-yours = Toko Anda
shop-role-owner = Pemilik
shop-may = Boleh mengurus
shop-may-catalogue = Produk dan sinkron
shop-may-orders = Pesanan
shop-may-money = Uang
shop-may-host = Siaran langsung dan kiriman
shop-may-staff = Staf

# Hari ini.
shop-needs-you = Yang perlu Anda tangani
shop-no-catalogue = Anda bekerja di toko ini, tetapi tidak mengurus produknya. Tanyakan kepada pemilik bila perlu.
shop-first-import = Impor berkas produk
shop-first-import-text = Dari Shopify atau Amazon. Ratusan produk dalam beberapa detik.
shop-first-product = Tulis satu produk
shop-first-product-text = Judul, harga, stok, dan satu gambar. Sisanya bisa menyusul.
shop-first-glossary = Siapkan glosarium
shop-first-glossary-text = Nama merek yang tidak diubah, dan kata dengan terjemahan tetap.
shop-task-failed = { $count ->
   *[other] tayangan ditolak pasarnya
}
shop-task-drafts = { $count ->
   *[other] tayangan tertahan sebagai draf
}
shop-task-import = { $count ->
   *[other] masalah dalam impor
}
shop-task-pending = { $count ->
   *[other] tayangan menunggu kurs
}
shop-awaiting = { $count ->
   *[other] { $shown } teks menunggu penerjemah
}
shop-awaiting-how = Marketplace ini belum punya penerjemah. Minta operator menjalankan Meadow dengan --translator, atau menaruh model di folder models. Sampai saat itu teks Anda sendiri yang tampil, dengan tanda; kata yang Anda tulis sendiri diingat dan dipakai lagi.
shop-awaiting-sync = Sinkronkan lagi dan { $name } akan diminta menerjemahkannya. Kata yang Anda tulis sendiri diingat dan dipakai lagi.
shop-awaiting-ask = { $name } akan diminta menerjemahkannya: { $shown } karakter.
shop-importing = Membaca berkas
shop-all-well = Tidak ada yang perlu ditangani
shop-all-well-text = Semua yang Anda tayangkan sedang dijual, atau tinggal menunggu waktu.
shop-by-market = Per pasar
shop-by-state = Produk per status
shop-market = Pasar
shop-markets = Pasar
shop-every-market = Semua pasar
shop-status-success = Dijual
shop-status-draft = Draf
shop-status-failed = Ditolak
shop-why = Alasan
shop-nowhere = Belum dijual di mana pun
shop-nowhere-text = Pilih pasar, lihat harga dan teks, lalu jual produk Anda dengan satu klik.

# Produk.
shop-product = Produk
shop-price = Harga
shop-variants = Varian
shop-state = Status
shop-changed = Diubah
shop-all = Semua
shop-show-all = Tampilkan semua
shop-search-products = Judul, handle, atau SKU
shop-no-match = Tidak ada yang cocok
shop-no-match-text = Coba kata atau saringan lain.
shop-no-products = Belum ada produk
shop-no-products-text = Bawa masuk dari berkas, atau tulis yang pertama di sini.
shop-new-product = Produk baru
shop-import = Impor
shop-choose = Pilih { $title }
shop-choose-all = Pilih semua di halaman ini
shop-sync-chosen = Sinkronkan pilihan
shop-products-of = Produk { $shop }
shop-revision = versi { $n }
shop-not-for-sale = tidak dijual

# Penyunting.
shop-written-in = Ditulis dalam { $language }, dengan harga { $currency }.
shop-title = Judul
shop-description = Deskripsi
shop-brand = Merek
shop-category = Kategori
shop-options = Opsi
shop-option-n = Opsi { $n }
shop-variants-help = Beri nama opsi, misalnya Warna, hanya bila produk punya beberapa jenis; lalu tiap varian menyebut nilainya. SKU yang kosong dibuatkan. Harga 0 berarti tidak dijual.
shop-variant-n = Varian { $n }
shop-price-in = Harga, { $currency }
shop-price-before = Harga semula
shop-stock = Stok
shop-weight = Berat, g
shop-sku = SKU
shop-add-variant = Tambah varian
shop-drop-variant = Hapus varian { $n }
shop-save = Simpan
shop-save-draft = Simpan sebagai draf
shop-not-editable = Dalam status ini produk tidak bisa disunting.
shop-overtaken = Seseorang menyimpan versi { $n } saat Anda menulis. Tulisan Anda tidak hilang: lihat punya mereka, atau timpa dengan punya Anda.
shop-overwrite = Simpan punya saya
shop-see-theirs = Lihat punya mereka
shop-pause = Jeda di semua pasar
shop-resume = Jual lagi
shop-restore = Pulihkan
shop-sync-this = Sinkronkan ke pasar
shop-delete = Hapus produk ini
shop-delete-note = Produk langsung hilang dari semua pasar. Bisa dipulihkan selama 30 hari.
shop-delete-now = Hapus
shop-not-listed = belum tayang
shop-no-price = belum ada harga
shop-pictures = Gambar
shop-pictures-help = Hingga 9 gambar JPEG, PNG, atau WebP, sisi 300 sampai 4000 piksel. Yang pertama menjadi sampul.
shop-pictures-waiting = { $count ->
   *[other] { $count } gambar masih diambil.
}
shop-remove-picture = Hapus gambar ini
shop-add-picture = Tambah gambar
shop-picture-shows = Isi gambar
shop-upload = Unggah

# Impor.
shop-import-title = Impor produk
shop-import-one = Impor
shop-format = Asal berkas
shop-format-shopify = CSV produk Shopify
shop-format-amazon = Laporan All Listings Amazon
shop-file = Berkas
shop-file-help = Paling besar 64 MiB.
shop-import-start = Mulai impor
shop-import-how = Cara kerjanya
shop-import-how-columns = Kedua generasi kolom Shopify dikenali. Baris dengan handle yang sama adalah satu produk.
shop-import-how-dirt = Berkas nyata tidak selalu rapi: SKU yang kosong dibuatkan, harga 0 disimpan sebagai tidak dijual, dan setiap masalah disebut baris dan kolomnya.
shop-import-how-again = Aman diulang: berkas yang sama tidak mengubah dan tidak menggandakan apa pun.
shop-import-how-pictures = Gambar diambil sesudahnya. Gambar yang hilang tidak menghalangi produknya.
shop-imports-past = Impor sejauh ini
shop-when = Waktu
shop-import-leave = Anda boleh meninggalkan halaman ini. Impor terus berjalan.
shop-import-failed = Berkas tidak terbaca sampai habis. Yang sudah terbaca tetap ada; perbaiki lalu impor lagi.
shop-import-done = { $count ->
   *[other] { $shown } produk terbaca
}
shop-import-problems = { $count ->
   *[other] { $shown } masalah
}
shop-import-again = Perbaiki di berkas lalu impor lagi: hanya yang berubah yang ditulis.
shop-row = Baris
shop-field = Kolom
shop-problem = Masalah

# Sinkron.
shop-sync-title = Jual di setiap pasar
shop-sync-text = Pilih, periksa, satu klik. Harga, teks, dan penghalang terlihat sebelum apa pun dijual.
shop-step-choose = Pilih
shop-step-check = Periksa
shop-step-done = Dijual
shop-sync-all = Sinkronkan ke pasar
shop-whole-catalogue = { $count ->
   *[other] Seluruh katalog: { $shown } produk
}
shop-choose-some = Pilih sebagian saja
shop-choose-all-instead = Ambil seluruh katalog saja
shop-products-n = { $count ->
   *[other] { $count } produk
}
shop-listed-n = { $count ->
   *[other] { $shown } tayangan
}
shop-price-rule = Cara membuat harga
shop-price-rule-help = Rumus memasukkan ongkos, pajak, dan biaya ke dalam harga, sehingga bagian Anda utuh. Aturan lain hanya mengonversi.
shop-rule-amount = Jumlah atau persen
shop-rule-of-shop = Sesuai setelan tiap pasar
shop-rule-default = Rumus (biasa)
shop-rule-formula = Rumus: termasuk pajak, ongkos, dan biaya
shop-rule-same = Harga sama × kurs
shop-rule-percent = Harga tambah atau kurang persen
shop-rule-fixed = Harga tambah atau kurang jumlah
shop-check = Periksa harga dan teks
shop-syncs-past = Sinkron sejauh ini
shop-sync-going = Satu sinkron masih berjalan. Anda boleh memulai yang lain; semuanya berurutan.
shop-preview-title = Sebelum Anda klik
shop-preview-text = Belum ada yang dijual. Matikan yang tidak Anda inginkan.
shop-preview-some = Tampil { $looked } dari { $count } produk. Sinkron mengerjakan semuanya.
shop-formula = lokal = bulatkan((dasar × kurs + ongkos) × (1 + pajak) ÷ (1 − komisi − biaya bayar))
shop-put-on-sale = Jual sekarang
shop-sell-in = Jual di { $market }
shop-chosen-all-the-same = Anda tetap boleh menyalakannya: tidak ada yang dijual di sana, dan hasilnya menyebut alasannya.
shop-nothing-changes = tidak ada perubahan
shop-more-variants = { $count ->
   *[other] dan { $count } varian lagi
}
shop-text-machine = diterjemahkan
shop-text-human = tulisan Anda
shop-text-missing = teks Anda sendiri, ditandai
shop-text-pending = sedang diterjemahkan
shop-text-needs-review = mohon periksa
shop-text-stale = produk sudah berubah
shop-sync-running = Sedang berjalan
shop-sync-results = Hasil
shop-products-done = Produk selesai
shop-sync-leave = Anda boleh meninggalkan halaman ini. Sinkron terus berjalan.
shop-sync-failed = Sinkron berhenti. Yang selesai tetap ada; mulai lagi dan ia berlanjut.
shop-results-some = { $count } hasil pertama ditampilkan. Saring untuk melihat yang lain.

# Tayangan.
shop-listings-text = Setiap produk di setiap pasar, dengan penghalangnya.
shop-edited-here = diubah di sini
shop-edited-here-n = { $count ->
   *[other] { $count } perubahan di sini
}
shop-older-on-sale = versi lama dijual
shop-see-in-shop = Lihat di toko
shop-pause-here = Jeda di sini
shop-worth-knowing = Perlu diketahui
shop-in-the-way = Yang menghalangi
shop-review-says = Kata peninjau
shop-your-text = Teks Anda
shop-give-back = Ikuti produk lagi
shop-save-words = Simpan teks ini
shop-words-remembered = Yang Anda ubah di sini bertahan saat produk disunting nanti, dan diingat untuk terjemahan berikutnya.
shop-options-untranslated = { $count ->
   *[other] { $count } opsi belum diterjemahkan.
}
shop-prices = Harga
shop-save-prices = Simpan harga
shop-prices-note = Harga yang disetel di sini tidak mengikuti produk maupun kurs, sampai Anda mengembalikannya.
shop-price-history = Riwayat harga
shop-history-rate = kurs { $rate }, { $source }, { $date }
shop-history-by-hand = disetel manual
shop-made-base = Harga Anda
shop-made-added = Tambahan menurut aturan Anda
shop-made-rate = Kurs
shop-made-rate-from = { $source }, { $date }
shop-made-converted = Dikonversi
shop-made-freight = Ongkos kirim
shop-made-tax = Pajak
shop-made-commission = Komisi
shop-made-payment = Biaya pembayaran
shop-made-before-ending = Sebelum dibulatkan ke atas
shop-made-total = Harga
shop-made-below = Di bawah { $min }, batas terendah pasar ini.
shop-made-above = Di atas { $max }, batas tertinggi pasar ini.

# Setelan.
shop-settings-general = Toko
shop-sync-fields = Yang dibawa sinkron
shop-sync-fields-help = Yang dimatikan tetap seperti adanya di pasar.
shop-connection = Toko Anda sendiri
shop-connection-text = Di pasar tempat orang membayar di toko merek, “Beli” menuju ke sana.
shop-store = Alamat toko
shop-secret = Rahasia webhook
shop-secret-help = 8 sampai 200 karakter; menandatangani pesanan yang dilaporkan toko Anda.
shop-secret-kept = Rahasia sudah disetel. Biarkan kosong untuk mempertahankannya.
shop-market-prices = Harga per pasar
shop-translated-only = Hanya teks terjemahan yang dijual
shop-glossary = Glosarium
shop-glossary-text = Setiap terjemahan mematuhinya. Teks yang melanggar diterjemahkan ulang pada sinkron berikutnya.
shop-glossary-terms = Terjemahan tetap
shop-glossary-source = Kata Anda
shop-glossary-target = Terjemahannya
shop-glossary-rows = Simpan untuk mendapat baris kosong lagi. Baris tanpa kata Anda dihapus.
shop-glossary-keep = Tidak pernah diterjemahkan
shop-glossary-keep-help = Merek, model, nama: satu per baris.
shop-glossary-overtaken = Orang lain mengubah glosarium sementara itu. Periksa baris Anda dan simpan lagi.
shop-staff = Staf
shop-since = sejak { $date }
shop-until = sampai { $date }
shop-invite = Undang seseorang
shop-invite-text = Mereka mendapat surel dan menerima di halaman akun sendiri.
shop-person-handle = Nama pengguna mereka
shop-invite-send = Kirim undangan
shop-invites-open = Undangan terbuka
shop-withdraw = Tarik kembali
shop-revoke = Keluarkan dari toko
shop-exports = Ekspor
shop-exports-text = Yang sedang dijual, sebagai berkas untuk platform lain. Tiap pasar dengan bahasa dan mata uangnya.
shop-exports-none = Jual produk dahulu; berkasnya lalu ada di sini.
shop-files = Berkas

# Selesai.
shop-done-saved = Tersimpan
shop-done-created = Dibuat
shop-done-deleted = Dihapus. Bisa dipulihkan selama 30 hari.
shop-done-restored = Dipulihkan
shop-done-paused = Dijeda
shop-done-resumed = Dijual lagi
shop-done-inherited = Mengikuti produk lagi
shop-done-invited = Undangan terkirim
shop-done-removed = Dihapus

# Jumlah yang diketik.
shop-price-empty = Ketik harga, misalnya { $example }.
shop-price-comma = Pakai titik, bukan koma, dan tanpa tanda ribuan: { $example }.
shop-price-negative = Harga tidak boleh di bawah nol.
shop-price-too-fine = { $currency } punya { $digits } angka setelah titik, misalnya { $example }.
shop-price-too-large = Harga ini terlalu besar.
shop-price-not-a-number = Ketik angka saja, misalnya { $example }.
shop-not-a-whole-number = Ketik bilangan bulat.
shop-percent-not-a-number = Ketik persentase seperti 5 atau -2.5.
