# Films that could not be made ready, and what to do.
content-media-unsupported = Ini bukan video yang boleh kami gunakan ({ $what }). Hantar MP4, MOV atau WebM seperti yang dirakam telefon atau pelayar.
content-media-too-long = Video lebih panjang daripada { $max } saat. Potong dan hantar semula.
content-media-too-large = Video terlalu besar: sisi panjangnya paling banyak { $max } piksel, paling banyak 240 gambar sesaat. Simpan lebih kecil dan hantar semula.
content-media-no-picture = Tiada gambar bergerak dalam fail ini. Pilih sebuah video.
content-media-broken = Video rosak atau terpotong. Pastikan ia boleh dimainkan pada peranti anda, kemudian hantar semula.
content-media-timed-out = Menyediakan video ini mengambil masa terlalu lama. Simpan lebih pendek atau lebih kecil, contohnya 1080p dengan 30 gambar sesaat, dan hantar semula.
content-media-out-of-memory = Video ini memerlukan memori lebih daripada had kami. Simpan lebih kecil, contohnya 1080p, dan hantar semula.
content-media-no-encoder = Buat masa ini video tidak dapat disediakan di sini. Video anda tiada masalah: hantar semula kemudian.
content-media-io = Gangguan di pihak kami menyebabkan video belum dapat disediakan. Video anda tiada masalah: hantar semula.

# What is wrong with a clip.
content-clip-scenes = Klip ada satu hingga { $max } babak.
content-clip-duration = Klip berdurasi { $min } hingga { $max } saat kesemuanya.
content-clip-words = Paling banyak { $max } aksara.
content-clip-scene-duration = Satu babak berdurasi { $min } hingga { $max } milisaat.
content-clip-picture = Pilih salah satu gambar produk.
