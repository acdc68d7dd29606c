# Texts in the languages of the markets: the gates, the memory, the glossary, the translators.

translation-source-text = Belum diterjemahkan: dipaparkan dalam bahasa penjual dan ditandai.
translation-empty = Terjemahannya kosong.
translation-too-long = Terjemahannya { $length } aksara; di sini paling banyak { $max }.
translation-placeholder-lost = “{ $placeholder }” mesti kekal dalam terjemahan tepat seperti dalam teks asal.
translation-number-lost = Nombor { $number } tiada dalam terjemahan.
translation-number-added = Terjemahan ada nombor { $number } yang tiada dalam teks asal.
translation-unit-changed = Unit { $unit } bagi nombor { $number } berubah dalam terjemahan.
translation-word-lost = “{ $word }” mesti dikekalkan, tetapi tiada dalam terjemahan.
translation-glossary-missed = Glosari anda menetapkan “{ $expected }” bagi “{ $term }”; terjemahan menggunakan kata lain.
translation-markup-broken = Format terjemahan rosak: tagnya tidak sama dengan teks asal.
translation-unchanged = Terjemahannya sama sahaja dengan teks asal.
translation-wrong-language = Terjemahan sepatutnya dalam { $expected }, tetapi kelihatan seperti { $found }.
translation-no-checker = Meadow tidak dapat menyemak { $language } sendiri: sila baca terjemahannya sekali.
translation-illegal-move = Teks telah berubah. Muat semula halaman dan lihat lagi.
translation-unavailable = Penterjemah tidak menjawab buat masa ini. Akan dicuba lagi; tiada apa yang hilang.
translation-refused = Penterjemah menolak. Pengendali boleh menyemak kunci, kuota dan tetapannya.
translation-unsupported-pair = Penterjemah tidak menyokong pasangan bahasa ini.
translation-wrong-answer = Jawapan penterjemah tidak boleh digunakan. Teks kekal belum diterjemahkan.
translation-glossary-invalid = Glosari tidak diubah: sila betulkan yang ditandai.
translation-glossary-too-many = Glosari memuatkan paling banyak { $max } entri.
translation-glossary-term-empty = Tulis perkataan di sini, atau padam baris ini.
translation-glossary-term-too-long = Satu istilah paling banyak { $max } aksara.
translation-glossary-duplicate = “{ $term }” ada dua kali dalam glosari.
translation-glossary-language = “{ $language }” bukan kod bahasa. Contohnya th, vi dan fil.
translation-glossary-no-translation = Nyatakan istilah ini dalam sekurang-kurangnya satu bahasa, atau masukkan ke senarai kata yang dikekalkan.
translation-tmx-invalid = Ini bukan fail memori terjemahan (TMX) yang boleh dibaca.
translation-tmx-empty = Fail ini tiada teks dalam dua bahasa.
translation-setting-unknown = Penterjemah ditulis seperti libretranslate+http://HOST, deepl+https://HOST, openai+http://HOST/v1?model=M atau local:FOLDER.
translation-setting-address = Alamat penterjemah tidak dapat dibaca: mesti bermula dengan http:// atau https:// dan menamakan hos.
translation-setting-key = DeepL memerlukan kunci: tetapkan MEADOW_TRANSLATOR_KEY.
translation-setting-model = Namakan model dalam alamat: …/v1?model=NAME.
translation-setting-folder = Folder model terjemahan tidak dapat dibaca. Pastikan folder itu wujud dan boleh dibaca.
translation-state-missing = Belum diterjemahkan
translation-state-pending = Sedang diterjemahkan
translation-state-machine = Terjemahan mesin
translation-state-needs-review = Perlu semakan anda
translation-state-human = Ditulis oleh anda
translation-state-stale = Teks asal telah berubah
translation-origin-source = Daripada produk itu sendiri
translation-origin-human = Daripada kata-kata anda
translation-origin-shipped = Daripada memori sedia ada Meadow
translation-origin-imported = Daripada memori yang diimport
translation-origin-lexicon = Daripada kamus istilah
translation-origin-provider = Daripada penterjemah { $name }

outbound-address = Ini bukan alamat web yang boleh diambil. Mulakan dengan http:// atau https://.
outbound-port = Alamat hanya diambil dari port web biasa.
outbound-not-public = Alamat ini tidak berada di internet awam.
outbound-redirects = Alamat ini terus dialihkan ke alamat lain.
outbound-status = Tiada apa-apa di alamat ini.
outbound-no-host = Tiada laman dengan nama ini.
outbound-too-large = Kandungan di alamat ini terlalu besar.
outbound-timed-out = Laman mengambil masa terlalu lama untuk menjawab.
outbound-unreachable = Laman tidak menjawab buat masa ini.
