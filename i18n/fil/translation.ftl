# Texts in the languages of the markets: the gates, the memory, the glossary, the translators.

translation-source-text = Hindi pa naisasalin: ipinapakita sa wika ng nagbebenta, at may marka.
translation-empty = Walang laman ang salin.
translation-too-long = May { $length } karakter ang salin; hanggang { $max } lang dito.
translation-placeholder-lost = Dapat manatili sa salin ang “{ $placeholder }” nang eksakto gaya ng sa orihinal.
translation-number-lost = Nawawala sa salin ang bilang na { $number }.
translation-number-added = May bilang na { $number } sa salin na wala sa orihinal.
translation-unit-changed = Nagbago sa salin ang yunit na { $unit } ng bilang na { $number }.
translation-word-lost = Dapat manatili ang “{ $word }”, pero nawawala ito sa salin.
translation-glossary-missed = Ayon sa glosaryo mo, “{ $expected }” ang para sa “{ $term }”; iba ang nasa salin.
translation-markup-broken = Sira ang ayos ng salin: hindi tugma ang mga tag sa orihinal.
translation-unchanged = Kapareho lang ng orihinal ang salin.
translation-wrong-language = Dapat nasa { $expected } ang salin, pero parang { $found } ito.
translation-no-checker = Hindi kayang suriin ng Meadow ang { $language }: pakibasa muna ang salin.
translation-illegal-move = Nagbago na ang teksto. I-reload ang pahina at tingnan muli.
translation-unavailable = Hindi sumasagot ngayon ang tagasalin. Susubukan itong muli; walang nawala.
translation-refused = Tumanggi ang tagasalin. Maaaring suriin ng operator ang susi, quota, at settings nito.
translation-unsupported-pair = Hindi alam ng tagasalin ang pares ng wikang ito.
translation-wrong-answer = Hindi magamit ang sagot ng tagasalin. Hindi pa rin naisasalin ang teksto.
translation-glossary-invalid = Hindi nabago ang glosaryo: pakitama ang mga may marka.
translation-glossary-too-many = Hanggang { $max } na entry lang ang glosaryo.
translation-glossary-term-empty = Maglagay ng salita rito, o alisin ang linya.
translation-glossary-term-too-long = Hanggang { $max } karakter lang ang isang termino.
translation-glossary-duplicate = Dalawang beses nasa glosaryo ang “{ $term }”.
translation-glossary-language = Hindi code ng wika ang “{ $language }”. Halimbawa: th, vi, at fil.
translation-glossary-no-translation = Ilagay ang tawag dito sa kahit isang wika, o isama ito sa mga salitang mananatili.
translation-tmx-invalid = Hindi ito nababasang file ng translation memory (TMX).
translation-tmx-empty = Walang tekstong nasa dalawang wika ang file.
translation-setting-unknown = Isinusulat ang tagasalin gaya ng libretranslate+http://HOST, deepl+https://HOST, openai+http://HOST/v1?model=M, o local:FOLDER.
translation-setting-address = Hindi mabasa ang address ng tagasalin: dapat itong magsimula sa http:// o https:// at may host.
translation-setting-key = Kailangan ng DeepL ng susi: itakda ang MEADOW_TRANSLATOR_KEY.
translation-setting-model = Ilagay ang pangalan ng model sa address: …/v1?model=NAME.
translation-setting-folder = Hindi mabasa ang folder ng mga model sa pagsasalin. Tiyaking mayroon nito at puwedeng basahin.
translation-state-missing = Hindi pa naisasalin
translation-state-pending = Isinasalin
translation-state-machine = Salin ng makina
translation-state-needs-review = Kailangang suriin mo
translation-state-human = Ikaw ang sumulat
translation-state-stale = Nagbago na ang orihinal
translation-origin-source = Mula sa produkto mismo
translation-origin-human = Mula sa sarili mong salita
translation-origin-shipped = Mula sa memoryang kasama ng Meadow
translation-origin-imported = Mula sa na-import na memorya
translation-origin-lexicon = Mula sa diksiyonaryo ng mga termino
translation-origin-provider = Mula sa tagasaling { $name }

outbound-address = Hindi ito web address na makukuha. Dapat magsimula sa http:// o https://.
outbound-port = Sa karaniwang web port lang kumukuha.
outbound-not-public = Wala sa pampublikong internet ang address na ito.
outbound-redirects = Paulit-ulit na nagre-redirect ang address na ito.
outbound-status = Walang laman ang address na ito.
outbound-no-host = Walang site na may ganitong pangalan.
outbound-too-large = Masyadong malaki ang nasa address na ito.
outbound-timed-out = Masyadong matagal sumagot ang site.
outbound-unreachable = Hindi sumasagot ngayon ang site.
