# Stok yang dijanjikan, bungkusan, imbasan dan cara penghantaran: masalah dan ralat mengikut kod.

fulfilment-out-of-stock = Stok tidak mencukupi lagi.
fulfilment-quantity-out-of-range = Kuantiti sekurang-kurangnya 1.
fulfilment-not-committed = Pesanan ini tidak mempunyai unit sebanyak itu untuk dihantar.
fulfilment-warehouse-name-length = Nama gudang terdiri daripada 1 hingga { $max } aksara.
fulfilment-too-many-warehouses = Kedai sudah mempunyai bilangan gudang maksimum.

fulfilment-pool-mode-shared = Semua pasaran berkongsi stok yang sama
fulfilment-pool-mode-split = Dibahagi mengikut permintaan
fulfilment-pool-mode-manual = Anda yang membahagikan
fulfilment-pool-shares-missing = Sila namakan sekurang-kurangnya satu pasaran.
fulfilment-pool-too-many-markets = Paling banyak { $max } pasaran berkongsi satu varian.
fulfilment-pool-market-twice = Pasaran ini disebut dua kali.
fulfilment-pool-share-out-of-range = Bahagian ialah nombor bulat dari 0 hingga { $max }.

fulfilment-parcel-not-found = Bungkusan ini tidak wujud.
fulfilment-parcel-collected = Bungkusan ini sudah diambil kurier, jadi tidak boleh diubah.
fulfilment-parcel-lines-count = Satu bungkusan memuatkan 1 hingga { $max } barang.
fulfilment-parcel-line-twice = Ada barang yang disebut dua kali.
fulfilment-parcel-line-packed = Ada barang yang sudah dibungkus.
fulfilment-parcel-carrier-shape = Sila tulis nama kurier: paling banyak { $max } huruf dan angka.
fulfilment-parcel-tracking-shape = Nombor penjejakan mempunyai 1 hingga { $max } huruf a–z, angka, titik dan sempang.
fulfilment-parcel-tracking-taken = Bungkusan lain dalam penghantaran menggunakan nombor penjejakan ini.
fulfilment-parcel-weight-out-of-range = Berat bungkusan 1 hingga { $max } gram.
fulfilment-parcel-size-out-of-range = Setiap sisi bungkusan berukuran 1 hingga { $max } milimeter.

fulfilment-scan-not-yours = Penjual melaporkan hingga bungkusan diambil; selepas itu kurier yang melaporkan.
fulfilment-scan-out-of-order = Status ini tidak menyusul kedudukan bungkusan sekarang.
fulfilment-scan-in-future = Masa ini belum tiba.
fulfilment-scan-too-early = Bungkusan sudah direkodkan pada masa yang lebih baharu.
fulfilment-scan-place-too-long = Tempat paling banyak { $max } aksara.

fulfilment-lane-code-shape = Kod terdiri daripada 1 hingga { $max } aksara: huruf kecil a–z, angka, - dan _.
fulfilment-lane-name-length = Nama terdiri daripada 1 hingga { $max } aksara.
fulfilment-lane-carrier-length = Sila tulis nama kurier dengan 1 hingga { $max } aksara.
fulfilment-lane-hours-out-of-range = Jam antara 0 hingga { $max }.
fulfilment-lane-hours-order = Masa hantar paling lama tidak boleh kurang daripada yang paling cepat.
fulfilment-lane-divisor-out-of-range = Pembahagi isi padu ialah nombor bulat dari 1 hingga 1000000, biasanya 5000.
fulfilment-lane-rates-missing = Sila isi sekurang-kurangnya satu harga.
fulfilment-lane-too-many-rates = Satu cara penghantaran paling banyak { $max } harga.
fulfilment-lane-rates-order = Berat mesti menaik dari harga ke harga, bermula lebih daripada 0.
fulfilment-lane-price-out-of-range = Harga ini kurang daripada 0 atau terlalu tinggi.
fulfilment-lane-currency = Harga pasaran ini dalam { $currency }.

fulfilment-lane-file-empty = Fail ini tiada baris.
fulfilment-lane-file-too-large = Fail terlalu besar: paling banyak { $max } bait.
fulfilment-lane-file-too-long = Baris fail terlalu banyak: paling banyak { $max }.
fulfilment-lane-file-encoding = Fail ini bukan teks UTF-8. Sila simpan sebagai CSV UTF-8.
fulfilment-lane-row-unreadable = Baris ini tidak dapat dibaca.
fulfilment-lane-column-missing = Lajur “{ $column }” tiada.
fulfilment-lane-rows-differ = Baris-baris “{ $lane }” berbeza bukan pada berat dan harga sahaja.
fulfilment-lane-not-yes-or-no = Sila tulis yes atau no.
fulfilment-lane-number-malformed = Ini bukan nombor bulat.
fulfilment-lane-origin-unknown = Sila tulis negara dengan dua hurufnya, contohnya CN.
fulfilment-lane-price-malformed = Ini bukan harga bagi pasaran ini, contohnya 4.99.
