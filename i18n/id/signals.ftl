# Apa yang dilihat dan dilakukan orang, dan penghitungannya.

signals-busy = Saat ini terlalu banyak yang masuk. Tidak ada yang disimpan dari kiriman ini. Kirim lagi sebentar lagi.
signals-too-many = Kirim paling banyak { $max } kejadian sekaligus.
signals-empty = Kirim setidaknya satu kejadian.
signals-id = Id kejadian terdiri dari 1 sampai { $max } huruf, angka, dan tanda, tanpa spasi.
signals-kind-not-reported = Jenis kejadian ini dihitung sendiri oleh server.
signals-subject-missing = Sebutkan ini tentang postingan atau produk yang mana.
signals-subject-unknown = Tidak ada postingan atau produk seperti itu yang dapat dilihat orang.
signals-watch-ms = Waktu menonton dalam satu kejadian adalah 1 sampai { $max } milidetik.
signals-at-out-of-range = Kejadian dilaporkan dalam { $minutes } menit, dan tidak boleh di masa depan.
signals-counted-id = Tulis id sebagai angka yang dipisahkan koma.
signals-counted-none = Sebutkan setidaknya satu postingan, topik, atau kreator.
signals-counted-too-many = Sebutkan paling banyak { $max } postingan, topik, dan kreator.
