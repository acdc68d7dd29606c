# Apa yang orang lihat dan lakukan, dan pengiraannya.

signals-busy = Terlalu banyak yang masuk pada masa ini. Tiada apa-apa daripada kiriman ini disimpan. Hantar semula sebentar lagi.
signals-too-many = Hantar paling banyak { $max } peristiwa sekali gus.
signals-empty = Hantar sekurang-kurangnya satu peristiwa.
signals-id = Id peristiwa ialah 1 hingga { $max } huruf, angka dan tanda, tanpa ruang.
signals-kind-not-reported = Jenis peristiwa ini dikira sendiri oleh pelayan.
signals-subject-missing = Nyatakan ini tentang hantaran atau produk yang mana.
signals-subject-unknown = Tiada hantaran atau produk sedemikian yang boleh dilihat orang.
signals-watch-ms = Masa menonton dalam satu peristiwa ialah 1 hingga { $max } milisaat.
signals-at-out-of-range = Peristiwa dilaporkan dalam masa { $minutes } minit, dan bukan pada masa hadapan.
signals-counted-id = Tulis id sebagai nombor yang dipisahkan dengan koma.
signals-counted-none = Namakan sekurang-kurangnya satu hantaran, topik atau pencipta.
signals-counted-too-many = Namakan paling banyak { $max } hantaran, topik dan pencipta.
