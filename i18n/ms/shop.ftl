# Tempat penjual.
shop-seller = Penjual
shop-today = Hari ini
shop-products = Produk
shop-listings = Senarai
shop-sync = Segerak
shop-settings = Tetapan

# Membuka kedai.
shop-open-title = Buka kedai anda
shop-open-text = Tulis produk sekali sahaja, dalam bahasa dan mata wang anda. Meadow menterjemah dan menetapkan harga untuk setiap pasaran.
shop-open = Buka kedai
shop-open-another = Buka kedai lain
shop-open-for-good = Alamat, negara, bahasa dan mata wang kekal selamanya. Nama boleh ditukar.
shop-name = Nama kedai
shop-name-help = Yang dilihat pembeli.
shop-handle = Alamat
shop-handle-help = 2 hingga 30 huruf a–z, angka, - dan _. Ia sebahagian daripada alamat web kedai.
shop-home-country = Negara asal
shop-home-country-help = Tempat kedai didaftarkan dan kebanyakan bungkusan dihantar.
shop-language = Bahasa
shop-language-help = Bahasa yang anda guna untuk menulis produk.
shop-currency = Mata wang
shop-currency-help = Untuk harga dan bayaran kepada anda.
shop-yours = Kedai anda
shop-role-owner = Pemilik
shop-may = Boleh mengurus
shop-may-catalogue = Produk dan segerak
shop-may-orders = Pesanan
shop-may-money = Wang
shop-may-host = Siaran langsung dan hantaran
shop-may-staff = Kakitangan

# Hari ini.
shop-needs-you = Yang memerlukan anda
shop-no-catalogue = Anda bekerja di kedai ini, tetapi bukan dengan produknya. Tanya pemilik jika perlu.
shop-first-import = Import fail produk
shop-first-import-text = Daripada Shopify atau Amazon. Ratusan produk dalam beberapa saat.
shop-first-product = Tulis satu produk
shop-first-product-text = Tajuk, harga, stok dan satu gambar. Yang lain boleh ditambah kemudian.
shop-first-glossary = Sediakan glosari
shop-first-glossary-text = Nama jenama yang kekal, dan perkataan dengan terjemahan tetap.
shop-task-failed = { $count ->
   *[other] senarai ditolak oleh pasarannya
}
shop-task-drafts = { $count ->
   *[other] senarai ditahan sebagai draf
}
shop-task-import = { $count ->
   *[other] masalah dalam import
}
shop-task-pending = { $count ->
   *[other] senarai menunggu kadar tukaran
}
shop-awaiting = { $count ->
   *[other] { $shown } teks menunggu penterjemah
}
shop-awaiting-how = Pasaran ini belum ada penterjemah. Minta pengendali menjalankan Meadow dengan --translator, atau letakkan model dalam folder models. Sehingga itu teks anda sendiri dipaparkan, bertanda; perkataan yang anda tulis sendiri diingati dan digunakan semula.
shop-awaiting-sync = Segerak sekali lagi dan { $name } akan diminta menterjemahkannya. Perkataan yang anda tulis sendiri diingati dan digunakan semula.
shop-awaiting-ask = { $name } akan diminta menterjemahkannya: { $shown } aksara.
shop-importing = Membaca fail
shop-all-well = Tiada yang memerlukan anda
shop-all-well-text = Semua yang anda senaraikan sedang dijual, atau hanya menunggu masa.
shop-by-market = Mengikut pasaran
shop-by-state = Produk mengikut status
shop-market = Pasaran
shop-markets = Pasaran
shop-every-market = Semua pasaran
shop-status-success = Dijual
shop-status-draft = Draf
shop-status-failed = Ditolak
shop-why = Sebab
shop-nowhere = Belum dijual di mana-mana
shop-nowhere-text = Pilih pasaran, lihat harga dan teks, dan jual produk anda dengan satu klik.

# Produk.
shop-product = Produk
shop-price = Harga
shop-variants = Varian
shop-state = Status
shop-changed = Diubah
shop-all = Semua
shop-show-all = Tunjukkan semua
shop-search-products = Tajuk, handle atau SKU
shop-no-match = Tiada yang sepadan
shop-no-match-text = Cuba perkataan atau penapis lain.
shop-no-products = Belum ada produk
shop-no-products-text = Bawa masuk daripada fail, atau tulis yang pertama di sini.
shop-new-product = Produk baharu
shop-import = Import
shop-choose = Pilih { $title }
shop-choose-all = Pilih semua di halaman ini
shop-sync-chosen = Segerakkan pilihan
shop-products-of = Produk { $shop }
shop-revision = versi { $n }
shop-not-for-sale = tidak dijual

# Penyunting.
shop-written-in = Ditulis dalam { $language }, dengan harga { $currency }.
shop-title = Tajuk
shop-description = Penerangan
shop-brand = Jenama
shop-category = Kategori
shop-options = Pilihan
shop-option-n = Pilihan { $n }
shop-variants-help = Namakan pilihan, seperti Warna, hanya jika produk ada beberapa jenis; setiap varian kemudian menyatakan nilainya. SKU yang kosong akan dibuatkan. Harga 0 bermaksud tidak dijual.
shop-variant-n = Varian { $n }
shop-price-in = Harga, { $currency }
shop-price-before = Harga asal
shop-stock = Stok
shop-weight = Berat, g
shop-sku = SKU
shop-add-variant = Tambah varian
shop-drop-variant = Buang varian { $n }
shop-save = Simpan
shop-save-draft = Simpan sebagai draf
shop-not-editable = Dalam status ini produk tidak boleh disunting.
shop-overtaken = Seseorang menyimpan versi { $n } semasa anda menulis. Tulisan anda tidak hilang: lihat versi mereka, atau simpan versi anda di atasnya.
shop-overwrite = Simpan versi saya
shop-see-theirs = Lihat versi mereka
shop-pause = Jeda di semua pasaran
shop-resume = Jual semula
shop-restore = Pulihkan
shop-sync-this = Segerakkan ke pasaran
shop-delete = Padam produk ini
shop-delete-note = Ia hilang daripada semua pasaran serta-merta. Anda boleh memulihkannya dalam 30 hari.
shop-delete-now = Padam
shop-not-listed = tidak disenaraikan
shop-no-price = tiada harga
shop-pictures = Gambar
shop-pictures-help = Sehingga 9 gambar JPEG, PNG atau WebP, 300 hingga 4000 piksel setiap sisi. Yang pertama ialah muka depan.
shop-pictures-waiting = { $count ->
   *[other] { $count } gambar masih diambil.
}
shop-remove-picture = Buang gambar ini
shop-add-picture = Tambah gambar
shop-picture-shows = Apa yang ditunjukkan
shop-upload = Muat naik

# Import.
shop-import-title = Import produk
shop-import-one = Import
shop-format = Asal fail
shop-format-shopify = CSV produk Shopify
shop-format-amazon = Laporan All Listings Amazon
shop-file = Fail
shop-file-help = Paling besar 64 MiB.
shop-import-start = Mulakan import
shop-import-how = Cara ia berfungsi
shop-import-how-columns = Kedua-dua generasi lajur Shopify difahami. Baris dengan handle yang sama ialah satu produk.
shop-import-how-dirt = Fail sebenar tidak sempurna: SKU yang tiada dibuatkan, harga 0 disimpan sebagai tidak dijual, dan setiap masalah dinamakan mengikut baris dan medan.
shop-import-how-again = Selamat diulang: fail yang sama tidak mengubah atau menggandakan apa-apa.
shop-import-how-pictures = Gambar diambil selepas itu. Gambar yang hilang tidak menghalang produknya.
shop-imports-past = Import setakat ini
shop-when = Masa
shop-import-leave = Anda boleh meninggalkan halaman ini. Import diteruskan.
shop-import-failed = Fail tidak dapat dibaca hingga habis. Yang telah dibaca disimpan; betulkan dan import semula.
shop-import-done = { $count ->
   *[other] { $shown } produk dibaca
}
shop-import-problems = { $count ->
   *[other] { $shown } masalah
}
shop-import-again = Betulkan dalam fail dan import semula: hanya yang berubah ditulis.
shop-row = Baris
shop-field = Medan
shop-problem = Masalah

# Segerak.
shop-sync-title = Jual di setiap pasaran
shop-sync-text = Pilih, semak, satu klik. Anda melihat harga, teks dan halangan sebelum apa-apa dijual.
shop-step-choose = Pilih
shop-step-check = Semak
shop-step-done = Dijual
shop-sync-all = Segerakkan ke pasaran
shop-whole-catalogue = { $count ->
   *[other] Seluruh katalog: { $shown } produk
}
shop-choose-some = Pilih sebahagian sahaja
shop-choose-all-instead = Ambil seluruh katalog
shop-products-n = { $count ->
   *[other] { $count } produk
}
shop-listed-n = { $count ->
   *[other] { $shown } senarai
}
shop-price-rule = Cara harga dibuat
shop-price-rule-help = Formula memasukkan tambang, cukai dan yuran ke dalam harga, supaya bahagian anda kekal. Peraturan lain hanya menukar mata wang.
shop-rule-amount = Jumlah atau peratus
shop-rule-of-shop = Seperti ditetapkan bagi setiap pasaran
shop-rule-default = Formula (biasa)
shop-rule-formula = Formula: termasuk cukai, tambang dan yuran
shop-rule-same = Harga sama × kadar tukaran
shop-rule-percent = Harga tambah atau tolak peratus
shop-rule-fixed = Harga tambah atau tolak jumlah
shop-check = Semak harga dan teks
shop-syncs-past = Segerak setakat ini
shop-sync-going = Satu segerak masih berjalan. Anda boleh memulakan yang lain; ia dibuat satu demi satu.
shop-preview-title = Sebelum anda klik
shop-preview-text = Belum ada yang dijual. Matikan yang anda tidak mahu.
shop-preview-some = Ditunjukkan { $looked } daripada { $count } produk. Segerak membuat kesemuanya.
shop-formula = tempatan = bundar((asas × kadar + tambang) × (1 + cukai) ÷ (1 − komisen − yuran bayaran))
shop-put-on-sale = Jual sekarang
shop-sell-in = Jual di { $market }
shop-chosen-all-the-same = Anda masih boleh menghidupkannya: tiada yang dijual di sana, dan keputusan menyatakan sebabnya.
shop-nothing-changes = tiada perubahan
shop-more-variants = { $count ->
   *[other] dan { $count } varian lagi
}
shop-text-machine = diterjemah
shop-text-human = ditulis oleh anda
shop-text-missing = teks anda sendiri, bertanda
shop-text-pending = sedang diterjemah
shop-text-needs-review = sila semak
shop-text-stale = produk telah berubah
shop-sync-running = Sedang berjalan
shop-sync-results = Keputusan
shop-products-done = Produk selesai
shop-sync-leave = Anda boleh meninggalkan halaman ini. Segerak diteruskan.
shop-sync-failed = Segerak terhenti. Yang siap kekal; mulakan semula dan ia bersambung.
shop-results-some = { $count } keputusan pertama ditunjukkan. Tapis untuk melihat yang lain.

# Senarai.
shop-listings-text = Setiap produk di setiap pasaran, dengan halangannya.
shop-edited-here = disunting di sini
shop-edited-here-n = { $count ->
   *[other] { $count } suntingan di sini
}
shop-older-on-sale = versi lama dijual
shop-see-in-shop = Lihat di kedai
shop-pause-here = Jeda di sini
shop-worth-knowing = Patut diketahui
shop-in-the-way = Apa yang menghalang
shop-review-says = Kata penyemak
shop-your-text = Teks anda
shop-give-back = Ikut produk semula
shop-save-words = Simpan teks ini
shop-words-remembered = Apa yang anda ubah di sini kekal walaupun produk disunting kemudian, dan diingati untuk terjemahan seterusnya.
shop-options-untranslated = { $count ->
   *[other] { $count } pilihan belum diterjemah.
}
shop-prices = Harga
shop-save-prices = Simpan harga
shop-prices-note = Harga yang ditetapkan di sini tidak mengikut produk atau kadar tukaran, sehingga anda mengembalikannya.
shop-price-history = Sejarah harga
shop-history-rate = kadar { $rate }, { $source }, { $date }
shop-history-by-hand = ditetapkan sendiri
shop-made-base = Harga anda
shop-made-added = Ditambah oleh peraturan anda
shop-made-rate = Kadar tukaran
shop-made-rate-from = { $source }, { $date }
shop-made-converted = Ditukar
shop-made-freight = Tambang
shop-made-tax = Cukai
shop-made-commission = Komisen
shop-made-payment = Yuran bayaran
shop-made-before-ending = Sebelum dibundarkan ke atas
shop-made-total = Harga
shop-made-below = Di bawah { $min }, had terendah pasaran ini.
shop-made-above = Melebihi { $max }, had tertinggi pasaran ini.

# Tetapan.
shop-settings-general = Kedai
shop-sync-fields = Apa yang dibawa segerak
shop-sync-fields-help = Yang dimatikan kekal seperti sedia ada di pasaran.
shop-connection = Kedai anda sendiri
shop-connection-text = Di pasaran yang bayarannya dibuat di kedai jenama, “Beli” membawa ke sana.
shop-store = Alamat kedai
shop-secret = Rahsia webhook
shop-secret-help = 8 hingga 200 aksara; ia menandatangani pesanan yang dilaporkan kedai anda.
shop-secret-kept = Rahsia telah ditetapkan. Biarkan kosong untuk mengekalkannya.
shop-market-prices = Harga mengikut pasaran
shop-translated-only = Hanya teks terjemahan dijual
shop-glossary = Glosari
shop-glossary-text = Setiap terjemahan mematuhinya. Teks yang melanggarnya diterjemah semula pada segerak seterusnya.
shop-glossary-terms = Terjemahan tetap
shop-glossary-source = Perkataan anda
shop-glossary-target = Terjemahannya
shop-glossary-rows = Simpan untuk mendapat lebih banyak baris kosong. Baris tanpa perkataan anda dibuang.
shop-glossary-keep = Tidak pernah diterjemah
shop-glossary-keep-help = Jenama, model, nama: satu setiap baris.
shop-glossary-overtaken = Orang lain telah mengubah glosari. Semak baris anda dan simpan semula.
shop-staff = Kakitangan
shop-since = sejak { $date }
shop-until = hingga { $date }
shop-invite = Jemput seseorang
shop-invite-text = Mereka mendapat e-mel dan menerima di halaman akaun sendiri.
shop-person-handle = Nama pengguna mereka
shop-invite-send = Hantar jemputan
shop-invites-open = Jemputan terbuka
shop-withdraw = Tarik balik
shop-revoke = Keluarkan daripada kedai
shop-exports = Eksport
shop-exports-text = Apa yang dijual, sebagai fail untuk platform lain. Setiap pasaran dalam bahasa dan mata wangnya.
shop-exports-none = Jual produk dahulu; failnya kemudian ada di sini.
shop-files = Fail

# Selesai.
shop-done-saved = Disimpan
shop-done-created = Dicipta
shop-done-deleted = Dipadam. Anda boleh memulihkannya dalam 30 hari.
shop-done-restored = Dipulihkan
shop-done-paused = Dijeda
shop-done-resumed = Dijual semula
shop-done-inherited = Ia mengikut produk semula
shop-done-invited = Jemputan dihantar
shop-done-removed = Dibuang

# Jumlah yang ditaip.
shop-price-empty = Taip harga, seperti { $example }.
shop-price-comma = Guna titik, bukan koma, tanpa tanda ribu: { $example }.
shop-price-negative = Harga tidak boleh di bawah sifar.
shop-price-too-fine = { $currency } ada { $digits } angka selepas titik, seperti { $example }.
shop-price-too-large = Harga ini terlalu besar.
shop-price-not-a-number = Taip angka sahaja, seperti { $example }.
shop-not-a-whole-number = Taip nombor bulat.
shop-percent-not-a-number = Taip peratus seperti 5 atau -2.5.
