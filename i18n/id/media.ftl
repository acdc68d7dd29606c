# Films that could not be made ready, and what to do.
content-media-unsupported = Ini bukan video yang bisa kami pakai ({ $what }). Kirim MP4, MOV, atau WebM seperti yang direkam ponsel atau peramban.
content-media-too-long = Video lebih panjang dari { $max } detik. Potong lalu kirim lagi.
content-media-too-large = Video terlalu besar: sisi panjangnya paling banyak { $max } piksel, paling banyak 240 gambar per detik. Simpan lebih kecil lalu kirim lagi.
content-media-no-picture = Tidak ada gambar bergerak dalam berkas ini. Pilih sebuah video.
content-media-broken = Video rusak atau terpotong. Pastikan bisa diputar di perangkat Anda, lalu kirim lagi.
content-media-timed-out = Menyiapkan video ini terlalu lama. Simpan lebih pendek atau lebih kecil, misalnya 1080p dengan 30 gambar per detik, lalu kirim lagi.
content-media-out-of-memory = Video ini butuh memori lebih dari yang kami sediakan. Simpan lebih kecil, misalnya 1080p, lalu kirim lagi.
content-media-no-encoder = Saat ini video tidak bisa disiapkan di sini. Video Anda tidak bermasalah: kirim lagi nanti.
content-media-io = Ada gangguan di pihak kami sehingga video belum siap. Video Anda tidak bermasalah: kirim lagi.

# What is wrong with a clip.
content-clip-scenes = Klip berisi satu sampai { $max } adegan.
content-clip-duration = Klip berdurasi { $min } sampai { $max } detik seluruhnya.
content-clip-words = Paling banyak { $max } karakter.
content-clip-scene-duration = Satu adegan berdurasi { $min } sampai { $max } milidetik.
content-clip-picture = Pilih salah satu gambar produk.
