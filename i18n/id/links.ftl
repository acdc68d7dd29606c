# Links into brands’ own stores, the connection with them, and what was sold there.

# Refusals
affiliate-link-quantity = Pilih 1 sampai { $max }.
affiliate-link-unknown = Tautan ini tidak ada. Mungkin tersalin tidak lengkap.
affiliate-link-over = Tautan ini sudah tidak berlaku: waktunya habis, atau mereknya sudah pergi. Cari produknya di toko.
affiliate-link-sold-here = Barang ini dibeli di sini: masukkan ke keranjang.
affiliate-link-no-store = Toko ini belum punya toko sendiri. Pemiliknya dapat menambahkan alamatnya di pengaturan.
affiliate-store-refused = Alamat toko ini tidak boleh dihubungi. Periksa di pengaturan.
affiliate-store-product-absent = Toko tidak punya produk dengan handle ini, atau tidak menampilkannya.
affiliate-store-unreadable = Jawaban toko bukan produk. Mungkin toko dikunci kata sandi.
affiliate-store-unreachable = Toko tidak menjawab. Coba lagi nanti.
affiliate-webhook-forged = Pesan tidak ditandatangani dengan rahasia yang disetel di sini. Cocokkan dengan rahasia di toko Anda.
affiliate-webhook-unreadable = Pesan ditandatangani, tetapi tidak dapat dibaca.
affiliate-invoice-paid = Tagihan ini sudah ditandai lunas.
affiliate-invoice-reference = Tulis paling banyak { $max } karakter, tanpa ganti baris.

# The way out
links-leaving = Menuju { $store }
links-leaving-text = Anda menuju { $host }, toko milik merek ini. Pembayaran dilakukan di sana, dengan aturannya sendiri.
links-at-store = Dibeli di toko merek
links-at-store-text = Pembayaran, pengiriman, dan pengembalian mengikuti { $host }.

# The connection with the brand’s own store
links-prefers = Jual di toko saya sendiri di setiap pasar yang mengizinkan
links-prefers-help = “Beli” lalu menuju toko Anda di semua pasar. Keranjang di sini tidak lagi menerima produk Anda.
links-health = Keadaannya
links-last-heard = Terakhir terdengar
links-heard = { $topic }, { $time }
links-heard-never = Belum ada. Kirim notifikasi uji dari toko Anda.
links-last-refused = Terakhir ditolak
links-told = Varian ditemukan
links-told-of = { $variants } di { $products } produk. Tautan ke sini langsung ke keranjang; lainnya ke halaman produk.
links-told-never = Toko Anda belum ditanya.
links-told-failed = { $count } produk
links-ask = Tanya toko lagi
selling-done-store-asked = Toko Anda sedang ditanya. Lihat lagi sebentar lagi.
links-guide = Menyiapkannya di Shopify
links-guide-address = Simpan alamat toko Anda di atas, misalnya brand.myshopify.com.
links-guide-open = Di Shopify, buka Pengaturan, Notifikasi, Webhook.
links-guide-topics = Buat dua webhook berformat JSON, “Pembayaran pesanan” dan “Pembuatan pengembalian dana”, keduanya ke alamat di bawah.
links-guide-secret = Di bawah daftar, Shopify menampilkan “Webhook Anda akan ditandatangani dengan …”: salin rahasia itu ke kolom di atas.
links-guide-names = Pakai handle dan SKU yang sama di kedua tempat agar tautan menemukannya.
links-guide-test = Kirim notifikasi uji: akan muncul di sini sebagai yang terakhir terdengar.
links-webhook-address = Alamat webhook
links-disconnect = Putuskan toko
links-disconnect-text = Alamat dan rahasia dilupakan, dan tautan yang sudah dibuat tidak lagi berlaku. Di pasar tempat orang membayar di toko merek, produk Anda tidak bisa dibeli.

# What was sold there, and what creators are owed
links-sales = Terjual di toko merek
links-sales-of-shop = Penjualan berkat tautan, menurut toko Anda. Pembeli membayar langsung kepada Anda; bagian kreator Anda bayar sendiri.
links-sales-of-creator = Yang terjual di sana berkat postingan dan tautan Anda. Toko membayar bagian Anda langsung lewat tagihan; tidak masuk saldo di sini.
links-total-sold = Terjual
links-total-earned = Bagian kreator
links-total-open = Belum ditagih
links-units = { $count } unit
links-returned = { $count } dikembalikan
links-nobody = Tanpa kreator: tidak ada bagian
links-shop = Toko
links-reason-return-time = Masih bisa dikembalikan; setelah itu masuk tagihan.
links-reason-invoiced = Tercantum di tagihan toko.
links-reason-refunded = Pembeli sudah menerima uangnya kembali.
links-reason-self-purchase = Dibeli kreatornya sendiri: pembelian lewat diri sendiri tidak menghasilkan apa-apa.
links-reason-shop-member = Dibeli orang dari toko: tidak menghasilkan apa-apa.
links-until = Sampai { $time }
links-invoices = Tagihan
links-invoices-text = Satu per bulan untuk tiap kreator, atas yang sudah tidak bisa dikembalikan.
links-invoice = Tagihan
links-invoice-sales = { $count } penjualan
links-invoice-state-due = Jatuh tempo
links-invoice-state-paid = Lunas
links-reference = Referensi pembayaran
links-pay = Tandai lunas
selling-done-invoice-paid = Tagihan sudah ditandai lunas.
