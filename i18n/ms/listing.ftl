# Penyenaraian, penyegerakan dan halangannya.

catalog-listing-illegal-move = Ini tidak boleh dilakukan pada penyenaraian dalam keadaannya sekarang.
catalog-listing-not-found = Tiada penyenaraian ini.
catalog-shop-closed = Kedai ditutup, jadi tiada produknya dijual.
catalog-product-not-active = Produk tidak aktif ({ $state }), jadi tidak dijual.
catalog-too-many-variants-for-market = Produk ini mempunyai { $count } varian; pasaran ini menerima paling banyak { $max }.
catalog-in-review = Versi baharu menunggu semakan. Sementara itu versi lama, jika ada, terus dijual.
catalog-review-refused = Semakan menolak versi ini. Ubah dan segerakkan semula.
catalog-nothing-for-sale = Tiada varian yang mempunyai harga, jadi tiada apa-apa untuk dijual.
catalog-language-not-of-market = Pasaran ini tiada teks dalam bahasa ini: { $lang }.
catalog-variant-not-found = Tiada varian ini.
catalog-price-out-of-range = Berikan harga melebihi sifar, dalam unit terkecil mata wang pasaran.
catalog-unknown-market = Tiada pasaran ini: { $market }.
catalog-markets-required = Pilih sekurang-kurangnya satu pasaran.
catalog-products-required = Pilih sekurang-kurangnya satu produk.
catalog-price-rule-currency = Jumlah mestilah dalam mata wang kedai.
catalog-price-rule-range = Peratusan mestilah antara -99.99 % dan 900 %.
catalog-import-no-file = Fail yang dimuat naik tiada. Sila muat naik semula.
catalog-awaits-translator = { $count } medan teks akan dihantar kepada penterjemah.
