# Texts in the languages of the markets: the gates, the memory, the glossary, the translators.

translation-source-text = Belum diterjemahkan: ditampilkan dalam bahasa penjual dan diberi tanda.
translation-empty = Terjemahannya kosong.
translation-too-long = Terjemahannya { $length } karakter; di sini paling banyak { $max }.
translation-placeholder-lost = “{ $placeholder }” harus ada di terjemahan persis seperti di sumbernya.
translation-number-lost = Angka { $number } hilang dari terjemahan.
translation-number-added = Terjemahan memuat angka { $number } yang tidak ada di sumbernya.
translation-unit-changed = Satuan { $unit } pada angka { $number } berubah dalam terjemahan.
translation-word-lost = “{ $word }” harus tetap seperti aslinya, tetapi hilang dari terjemahan.
translation-glossary-missed = Glosarium Anda memakai “{ $expected }” untuk “{ $term }”; terjemahannya berbeda.
translation-markup-broken = Format terjemahannya rusak: tag-nya tidak sama dengan sumbernya.
translation-unchanged = Terjemahannya sama persis dengan teks sumber.
translation-wrong-language = Terjemahan seharusnya dalam { $expected }, tetapi terbaca seperti { $found }.
translation-no-checker = Meadow tidak bisa memeriksa { $language } sendiri: mohon baca terjemahannya sekali.
translation-illegal-move = Teksnya sudah berubah. Muat ulang halaman, lalu lihat lagi.
translation-unavailable = Penerjemah sedang tidak menjawab. Nanti dicoba lagi; tidak ada yang hilang.
translation-refused = Penerjemah menolak. Operator dapat memeriksa kunci, kuota, dan pengaturannya.
translation-unsupported-pair = Penerjemah tidak mengenal pasangan bahasa ini.
translation-wrong-answer = Jawaban penerjemah tidak dapat dipakai. Teks tetap belum diterjemahkan.
translation-glossary-invalid = Glosarium tidak diubah: mohon perbaiki yang ditandai.
translation-glossary-too-many = Glosarium memuat paling banyak { $max } entri.
translation-glossary-term-empty = Tulis kata di sini, atau hapus barisnya.
translation-glossary-term-too-long = Satu istilah paling banyak { $max } karakter.
translation-glossary-duplicate = “{ $term }” ada dua kali di glosarium.
translation-glossary-language = “{ $language }” bukan kode bahasa. Contohnya th, vi, dan fil.
translation-glossary-no-translation = Isi sebutan istilah ini dalam setidaknya satu bahasa, atau masukkan ke daftar kata yang tetap.
translation-tmx-invalid = Ini bukan berkas memori terjemahan (TMX) yang dapat dibaca.
translation-tmx-empty = Berkas ini tidak memuat teks dalam dua bahasa.
translation-setting-unknown = Penerjemah ditulis seperti libretranslate+http://HOST, deepl+https://HOST, openai+http://HOST/v1?model=M, atau local:FOLDER.
translation-setting-address = Alamat penerjemah tidak terbaca: harus diawali http:// atau https:// dan menyebut host.
translation-setting-key = DeepL memerlukan kunci: atur MEADOW_TRANSLATOR_KEY.
translation-setting-model = Sebutkan modelnya di alamat: …/v1?model=NAME.
translation-setting-folder = Folder model terjemahan tidak dapat dibaca. Pastikan folder itu ada dan boleh dibaca.
translation-state-missing = Belum diterjemahkan
translation-state-pending = Sedang diterjemahkan
translation-state-machine = Terjemahan mesin
translation-state-needs-review = Perlu Anda periksa
translation-state-human = Ditulis oleh Anda
translation-state-stale = Teks sumber sudah berubah
translation-origin-source = Dari produk itu sendiri
translation-origin-human = Dari kata-kata Anda
translation-origin-shipped = Dari memori bawaan Meadow
translation-origin-imported = Dari memori yang diimpor
translation-origin-lexicon = Dari kamus istilah
translation-origin-provider = Dari penerjemah { $name }

outbound-address = Ini bukan alamat web yang dapat diambil. Awali dengan http:// atau https://.
outbound-port = Alamat hanya diambil dari port web biasa.
outbound-not-public = Alamat ini tidak ada di internet publik.
outbound-redirects = Alamat ini terus dialihkan ke alamat lain.
outbound-status = Tidak ada apa-apa di alamat ini.
outbound-no-host = Tidak ada situs dengan nama ini.
outbound-too-large = Isi alamat ini terlalu besar.
outbound-timed-out = Situs terlalu lama menjawab.
outbound-unreachable = Situs sedang tidak menjawab.
