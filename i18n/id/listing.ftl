# Listing, sinkronisasi, dan apa yang menghalanginya.

catalog-listing-illegal-move = Hal ini tidak dapat dilakukan pada listing dalam keadaannya sekarang.
catalog-listing-not-found = Listing ini tidak ada.
catalog-shop-closed = Toko ditutup, jadi tidak ada produknya yang dijual.
catalog-product-not-active = Produk tidak aktif ({ $state }), jadi tidak dijual.
catalog-too-many-variants-for-market = Produk ini punya { $count } varian; pasar ini menerima paling banyak { $max }.
catalog-in-review = Versi baru menunggu peninjauan. Sampai saat itu versi lama, jika ada, tetap dijual.
catalog-review-refused = Peninjauan menolak versi ini. Ubah lalu sinkronkan lagi.
catalog-nothing-for-sale = Tidak ada varian yang berharga, jadi tidak ada yang bisa dijual.
catalog-language-not-of-market = Pasar ini tidak punya teks dalam bahasa ini: { $lang }.
catalog-variant-not-found = Varian ini tidak ada.
catalog-price-out-of-range = Isi harga di atas nol, dalam satuan terkecil mata uang pasar.
catalog-unknown-market = Pasar ini tidak ada: { $market }.
catalog-markets-required = Pilih sedikitnya satu pasar.
catalog-products-required = Pilih sedikitnya satu produk.
catalog-price-rule-currency = Jumlahnya harus dalam mata uang toko.
catalog-price-rule-range = Persentasenya harus antara -99,99 % dan 900 %.
catalog-import-no-file = Berkas yang diunggah tidak ada. Silakan unggah lagi.
catalog-awaits-translator = { $count } bagian teks akan dikirim ke penerjemah.
