# Texts in the languages of the markets: the gates, the memory, the glossary, the translators.

translation-source-text = Not translated yet: shown in the seller's language, and marked.
translation-empty = The translation is empty.
translation-too-long = The translation has { $length } characters; at most { $max } fit here.
translation-placeholder-lost = “{ $placeholder }” must stand in the translation exactly as in the source.
translation-number-lost = The number { $number } is missing from the translation.
translation-number-added = The translation has a number, { $number }, that the source has not.
translation-unit-changed = The number { $number } lost its unit, { $unit }, in the translation.
translation-word-lost = “{ $word }” must stay as it is, and is missing from the translation.
translation-glossary-missed = Your glossary says “{ $expected }” for “{ $term }”; the translation says something else.
translation-markup-broken = The formatting of the translation is broken: its tags are not those of the source.
translation-unchanged = The translation is the source text again.
translation-wrong-language = The translation should be in { $expected }, and reads like { $found }.
translation-no-checker = Meadow cannot check { $language } by itself: please read the translation once.
translation-illegal-move = The text has changed meanwhile. Reload the page and look again.
translation-unavailable = The translator does not answer just now. It will be asked again; nothing is lost.
translation-refused = The translator refused. The operator can check its key, quota and settings.
translation-unsupported-pair = The translator does not know this pair of languages.
translation-wrong-answer = The translator's answer could not be used. The text stays untranslated.
translation-glossary-invalid = The glossary was not changed: please correct what is marked.
translation-glossary-too-many = A glossary holds at most { $max } entries.
translation-glossary-term-empty = Write a word here, or remove the line.
translation-glossary-term-too-long = A term has at most { $max } characters.
translation-glossary-duplicate = “{ $term }” is in the glossary twice.
translation-glossary-language = “{ $language }” is not a language code. Examples are th, vi and fil.
translation-glossary-no-translation = Say what the term is called in one language at least, or list it among the words that stay.
translation-tmx-invalid = This is not a translation memory file (TMX) that can be read.
translation-tmx-empty = The file holds no texts in two languages.
translation-setting-unknown = A translator is named like libretranslate+http://HOST, deepl+https://HOST, openai+http://HOST/v1?model=M or local:FOLDER.
translation-setting-address = The translator's address cannot be read: it must begin with http:// or https:// and name a host.
translation-setting-key = DeepL needs a key: set MEADOW_TRANSLATOR_KEY.
translation-setting-model = Name the model in the address: …/v1?model=NAME.
translation-setting-folder = The folder of translation models cannot be read. Check that it exists and may be read.
translation-state-missing = Not translated
translation-state-pending = Being translated
translation-state-machine = Translated by machine
translation-state-needs-review = Needs your look
translation-state-human = Written by you
translation-state-stale = The source has changed
translation-origin-source = From the product itself
translation-origin-human = From your own words
translation-origin-shipped = From Meadow's own memory
translation-origin-imported = From an imported memory
translation-origin-lexicon = From the dictionary of terms
translation-origin-provider = From the translator { $name }

outbound-address = This is not a web address that can be fetched. It begins with http:// or https://.
outbound-port = Addresses are fetched from the usual web ports only.
outbound-not-public = This address is not on the public internet.
outbound-redirects = The address leads on and on to other addresses.
outbound-status = There is nothing at this address.
outbound-no-host = There is no site with this name.
outbound-too-large = What is at this address is too large.
outbound-timed-out = The site took too long to answer.
outbound-unreachable = The site does not answer just now.
