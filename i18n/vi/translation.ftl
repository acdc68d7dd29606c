# Texts in the languages of the markets: the gates, the memory, the glossary, the translators.

translation-source-text = Chưa được dịch: hiển thị bằng ngôn ngữ của người bán và có ghi rõ.
translation-empty = Bản dịch trống.
translation-too-long = Bản dịch dài { $length } ký tự; ở đây tối đa { $max }.
translation-placeholder-lost = “{ $placeholder }” phải giữ nguyên trong bản dịch như trong bản gốc.
translation-number-lost = Bản dịch thiếu số { $number }.
translation-number-added = Bản dịch có số { $number } mà bản gốc không có.
translation-unit-changed = Đơn vị { $unit } của số { $number } bị đổi trong bản dịch.
translation-word-lost = “{ $word }” phải giữ nguyên nhưng không có trong bản dịch.
translation-glossary-missed = Bảng thuật ngữ của bạn dùng “{ $expected }” cho “{ $term }”; bản dịch lại dùng từ khác.
translation-markup-broken = Định dạng của bản dịch bị hỏng: các thẻ không khớp với bản gốc.
translation-unchanged = Bản dịch giống hệt bản gốc.
translation-wrong-language = Bản dịch phải bằng { $expected } nhưng lại giống { $found }.
translation-no-checker = Meadow không tự kiểm tra được { $language }: vui lòng đọc qua bản dịch một lần.
translation-illegal-move = Văn bản đã thay đổi. Hãy tải lại trang và xem lại.
translation-unavailable = Trình dịch hiện chưa trả lời. Hệ thống sẽ thử lại; không có gì bị mất.
translation-refused = Trình dịch từ chối. Người vận hành có thể kiểm tra khóa, hạn mức và cài đặt.
translation-unsupported-pair = Trình dịch không hỗ trợ cặp ngôn ngữ này.
translation-wrong-answer = Câu trả lời của trình dịch không dùng được. Văn bản vẫn chưa được dịch.
translation-glossary-invalid = Bảng thuật ngữ chưa thay đổi: vui lòng sửa những chỗ được đánh dấu.
translation-glossary-too-many = Bảng thuật ngữ có tối đa { $max } mục.
translation-glossary-term-empty = Hãy nhập một từ ở đây, hoặc xóa dòng này.
translation-glossary-term-too-long = Mỗi thuật ngữ tối đa { $max } ký tự.
translation-glossary-duplicate = “{ $term }” có hai lần trong bảng thuật ngữ.
translation-glossary-language = “{ $language }” không phải mã ngôn ngữ. Ví dụ: th, vi và fil.
translation-glossary-no-translation = Hãy cho biết cách gọi trong ít nhất một ngôn ngữ, hoặc đưa vào danh sách từ giữ nguyên.
translation-tmx-invalid = Đây không phải tệp bộ nhớ dịch (TMX) đọc được.
translation-tmx-empty = Tệp không có văn bản bằng hai ngôn ngữ.
translation-setting-unknown = Trình dịch được ghi như libretranslate+http://HOST, deepl+https://HOST, openai+http://HOST/v1?model=M hoặc local:FOLDER.
translation-setting-address = Không đọc được địa chỉ trình dịch: phải bắt đầu bằng http:// hoặc https:// và có tên máy chủ.
translation-setting-key = DeepL cần khóa: hãy đặt MEADOW_TRANSLATOR_KEY.
translation-setting-model = Hãy ghi tên mô hình trong địa chỉ: …/v1?model=NAME.
translation-setting-folder = Không đọc được thư mục mô hình dịch. Hãy kiểm tra thư mục có tồn tại và được phép đọc.
translation-state-missing = Chưa dịch
translation-state-pending = Đang dịch
translation-state-machine = Dịch máy
translation-state-needs-review = Cần bạn xem lại
translation-state-human = Do bạn viết
translation-state-stale = Bản gốc đã thay đổi
translation-origin-source = Từ chính sản phẩm
translation-origin-human = Từ lời của bạn
translation-origin-shipped = Từ bộ nhớ sẵn có của Meadow
translation-origin-imported = Từ bộ nhớ đã nhập
translation-origin-lexicon = Từ từ điển thuật ngữ
translation-origin-provider = Từ trình dịch { $name }

outbound-address = Đây không phải địa chỉ web tải được. Địa chỉ bắt đầu bằng http:// hoặc https://.
outbound-port = Chỉ tải được từ các cổng web thông thường.
outbound-not-public = Địa chỉ này không nằm trên internet công cộng.
outbound-redirects = Địa chỉ này chuyển hướng quá nhiều lần.
outbound-status = Không có gì ở địa chỉ này.
outbound-no-host = Không có trang web với tên này.
outbound-too-large = Nội dung ở địa chỉ này quá lớn.
outbound-timed-out = Trang web trả lời quá lâu.
outbound-unreachable = Trang web hiện không trả lời.
