# Links into brands’ own stores, the connection with them, and what was sold there.

# Refusals
affiliate-link-quantity = Pilih 1 hingga { $max }.
affiliate-link-unknown = Pautan ini tiada. Mungkin ia disalin tidak lengkap.
affiliate-link-over = Pautan ini tidak lagi berfungsi: tempohnya tamat, atau jenama itu telah pergi. Cari produk itu di kedai.
affiliate-link-sold-here = Barang ini dibeli di sini: masukkan ke dalam troli.
affiliate-link-no-store = Kedai ini belum ada kedai sendiri. Pemiliknya boleh menambah alamat dalam tetapan.
affiliate-store-refused = Alamat kedai ini tidak boleh dihubungi. Semak dalam tetapan.
affiliate-store-product-absent = Kedai tiada produk dengan handle ini, atau tidak memaparkannya.
affiliate-store-unreadable = Jawapan kedai bukan produk. Mungkin kedai dikunci kata laluan.
affiliate-store-unreachable = Kedai tidak menjawab. Sila cuba lagi nanti.
affiliate-webhook-forged = Mesej tidak ditandatangani dengan rahsia yang ditetapkan di sini. Bandingkan dengan rahsia di kedai anda.
affiliate-webhook-unreadable = Mesej ditandatangani, tetapi tidak dapat dibaca.
affiliate-invoice-paid = Invois ini sudah ditandakan sebagai dibayar.
affiliate-invoice-reference = Tulis paling banyak { $max } aksara, tanpa baris baharu.

# The way out
links-leaving = Ke { $store }
links-leaving-text = Anda akan ke { $host }, kedai jenama itu sendiri. Anda membayar di sana, mengikut peraturannya.
links-at-store = Dibeli di kedai jenama
links-at-store-text = Pembayaran, penghantaran dan pemulangan mengikut { $host }.

# The connection with the brand’s own store
links-prefers = Jual di kedai saya sendiri di mana-mana pasaran yang membenarkan
links-prefers-help = “Beli” kemudian membawa ke kedai anda di semua pasaran. Troli di sini tidak lagi menerima produk anda.
links-health = Keadaannya
links-last-heard = Terakhir didengar
links-heard = { $topic }, { $time }
links-heard-never = Belum ada. Hantar pemberitahuan ujian dari kedai anda.
links-last-refused = Terakhir ditolak
links-told = Varian ditemui
links-told-of = { $variants } dalam { $products } produk. Pautan ke sini terus ke troli; yang lain ke halaman produk.
links-told-never = Kedai anda belum ditanya.
links-told-failed = { $count } produk
links-ask = Tanya kedai lagi
selling-done-store-asked = Kedai anda sedang ditanya. Lihat semula sebentar lagi.
links-guide = Sediakan di Shopify
links-guide-address = Simpan alamat kedai anda di atas, contohnya brand.myshopify.com.
links-guide-open = Di Shopify, buka Tetapan, Pemberitahuan, Webhook.
links-guide-topics = Cipta dua webhook JSON, “Bayaran pesanan” dan “Cipta bayaran balik”, kedua-duanya ke alamat di bawah.
links-guide-secret = Di bawah senarai, Shopify memaparkan “Webhook anda akan ditandatangani dengan …”: salin rahsia itu ke dalam medan di atas.
links-guide-names = Gunakan handle dan SKU yang sama di kedua-dua tempat supaya pautan menemuinya.
links-guide-test = Hantar pemberitahuan ujian: ia muncul di sini sebagai yang terakhir didengar.
links-webhook-address = Alamat webhook
links-disconnect = Putuskan sambungan kedai
links-disconnect-text = Alamat dan rahsia dilupakan, dan pautan yang dibuat tidak lagi berfungsi. Di pasaran yang bayarannya di kedai jenama, produk anda tidak boleh dibeli.

# What was sold there, and what creators are owed
links-sales = Dijual di kedai jenama
links-sales-of-shop = Jualan daripada pautan, seperti dilaporkan kedai anda. Pembeli membayar terus kepada anda; bahagian pencipta anda bayar sendiri.
links-sales-of-creator = Apa yang dijual di sana oleh siaran dan pautan anda. Kedai membayar bahagian anda terus melalui invois; ia tiada dalam baki di sini.
links-total-sold = Dijual
links-total-earned = Bahagian pencipta
links-total-open = Belum diinvois
links-units = { $count } unit
links-returned = { $count } dipulangkan
links-nobody = Tiada pencipta: tiada bahagian
links-shop = Kedai
links-reason-return-time = Masih boleh dipulangkan; kemudian masuk invois.
links-reason-invoiced = Ada dalam invois kedai.
links-reason-refunded = Pembeli sudah mendapat wangnya semula.
links-reason-self-purchase = Dibeli oleh pencipta sendiri: pembelian melalui diri sendiri tidak menghasilkan apa-apa.
links-reason-shop-member = Dibeli oleh orang kedai: tidak menghasilkan apa-apa.
links-until = Hingga { $time }
links-invoices = Invois
links-invoices-text = Satu sebulan bagi setiap pencipta, untuk apa yang tidak boleh dipulangkan lagi.
links-invoice = Invois
links-invoice-sales = { $count } jualan
links-invoice-state-due = Perlu dibayar
links-invoice-state-paid = Dibayar
links-reference = Rujukan pembayaran
links-pay = Tandakan dibayar
selling-done-invoice-paid = Invois telah ditandakan sebagai dibayar.
