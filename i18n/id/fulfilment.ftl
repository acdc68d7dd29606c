# Stok yang dijanjikan, paket, pemindaian, dan cara pengiriman: masalah dan galat menurut kode.

fulfilment-out-of-stock = Stok tidak cukup lagi.
fulfilment-quantity-out-of-range = Jumlah paling sedikit 1.
fulfilment-not-committed = Pesanan ini tidak punya unit sebanyak itu untuk dikirim.
fulfilment-warehouse-name-length = Nama gudang terdiri dari 1 sampai { $max } karakter.
fulfilment-too-many-warehouses = Jumlah gudang toko ini sudah mencapai batas.

fulfilment-pool-mode-shared = Semua pasar berbagi stok yang sama
fulfilment-pool-mode-split = Dibagi menurut permintaan
fulfilment-pool-mode-manual = Anda yang membagi
fulfilment-pool-shares-missing = Sebutkan paling sedikit satu pasar.
fulfilment-pool-too-many-markets = Paling banyak { $max } pasar berbagi satu varian.
fulfilment-pool-market-twice = Pasar ini disebut dua kali.
fulfilment-pool-share-out-of-range = Bagian berupa bilangan bulat dari 0 sampai { $max }.

fulfilment-parcel-not-found = Paket ini tidak ada.
fulfilment-parcel-collected = Paket ini sudah diambil kurir, jadi tidak bisa diubah.
fulfilment-parcel-lines-count = Satu paket berisi 1 sampai { $max } barang.
fulfilment-parcel-line-twice = Ada barang yang disebut dua kali.
fulfilment-parcel-line-packed = Ada barang yang sudah masuk paket.
fulfilment-parcel-carrier-shape = Tulis nama kurir: paling banyak { $max } huruf dan angka.
fulfilment-parcel-tracking-shape = Nomor resi terdiri dari 1 sampai { $max } huruf a–z, angka, titik, dan tanda hubung.
fulfilment-parcel-tracking-taken = Paket lain yang sedang dikirim memakai nomor resi ini.
fulfilment-parcel-weight-out-of-range = Berat paket 1 sampai { $max } gram.
fulfilment-parcel-size-out-of-range = Setiap sisi paket berukuran 1 sampai { $max } milimeter.

fulfilment-scan-not-yours = Penjual melaporkan sampai paket diambil; selanjutnya kurir yang melaporkan.
fulfilment-scan-out-of-order = Status ini tidak cocok dengan posisi paket sekarang.
fulfilment-scan-in-future = Waktu ini belum tiba.
fulfilment-scan-too-early = Paket sudah tercatat pada waktu yang lebih baru.
fulfilment-scan-place-too-long = Tempat paling banyak { $max } karakter.

fulfilment-lane-code-shape = Kode terdiri dari 1 sampai { $max } karakter: huruf kecil a–z, angka, - dan _.
fulfilment-lane-name-length = Nama terdiri dari 1 sampai { $max } karakter.
fulfilment-lane-carrier-length = Tulis nama kurir dengan 1 sampai { $max } karakter.
fulfilment-lane-hours-out-of-range = Jam antara 0 dan { $max }.
fulfilment-lane-hours-order = Waktu antar terlama tidak boleh lebih singkat dari yang tercepat.
fulfilment-lane-divisor-out-of-range = Pembagi volume berupa bilangan bulat dari 1 sampai 1000000, biasanya 5000.
fulfilment-lane-rates-missing = Isi paling sedikit satu tarif.
fulfilment-lane-too-many-rates = Satu cara pengiriman paling banyak { $max } tarif.
fulfilment-lane-rates-order = Berat harus naik dari tarif ke tarif, mulai di atas 0.
fulfilment-lane-price-out-of-range = Harga ini di bawah 0 atau terlalu tinggi.
fulfilment-lane-currency = Harga di pasar ini dalam { $currency }.

fulfilment-lane-file-empty = Berkas ini tidak berisi baris.
fulfilment-lane-file-too-large = Berkas terlalu besar: paling banyak { $max } bita.
fulfilment-lane-file-too-long = Baris berkas terlalu banyak: paling banyak { $max }.
fulfilment-lane-file-encoding = Berkas ini bukan teks UTF-8. Simpan sebagai CSV UTF-8.
fulfilment-lane-row-unreadable = Baris ini tidak bisa dibaca.
fulfilment-lane-column-missing = Kolom “{ $column }” tidak ada.
fulfilment-lane-rows-differ = Baris-baris “{ $lane }” berbeda bukan hanya pada berat dan harga.
fulfilment-lane-not-yes-or-no = Tulis yes atau no.
fulfilment-lane-number-malformed = Ini bukan bilangan bulat.
fulfilment-lane-origin-unknown = Tulis negara dengan dua hurufnya, misalnya CN.
fulfilment-lane-price-malformed = Ini bukan harga untuk pasar ini, misalnya 4.99.
